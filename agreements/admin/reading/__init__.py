"""A source beside the records that rest on it: each value with its words, and words with theirs.

passages.py   the paragraphs of the text, with the words that support something marked
cards.py      the records, with the values that the source supports and those that nothing supports
page.py       the page that shows both
"""
