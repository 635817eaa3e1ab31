"""Matches of a search within a text."""

import re
from functools import cache, cached_property

from agreements.text.search import BETWEEN_WORDS, IDEOGRAPHS, fold

# As PostgreSQL prints a query: 'word':* & !( 'one' <-> 'two' | 'three' )
LEXEME = re.compile(r"'([^']+)'(:\*)?")
NEGATED = re.compile(r"!(?:'[^']*'(?::\*)?|\((?:[^()]|\([^()]*\))*\))")
NEAR = 12  # characters within which an excerpt begins and ends with a whole word
WORD = re.compile(f"[^{BETWEEN_WORDS}]+")


class SearchMatcher:
    """The words of a search, for highlighting them in the texts that hold them.

    It is read from the query that the database makes of the text, so that both agree: groups of
    which a row holds each, each of alternatives: a word, how it begins, its stem, several words in
    a row, a run of Chinese characters. What has to be absent is left out. ``stems`` are the English
    stems of the words of the texts (see `words_to_stem`).
    """

    def __init__(self, query, stems):
        self._stems = stems
        self._words, self._phrases = [], []
        # Each once: a word that is typed a hundred times is looked for once.
        groups = dict.fromkeys(NEGATED.sub("", query).split(" & "))
        for number, group in enumerate(group for group in groups if LEXEME.search(group)):
            for alternative in group.split(" | "):
                self._add(number, LEXEME.findall(alternative))
        self.groups = {number for number, *_rest in (*self._words, *self._phrases)}

    def _add(self, number, lexemes):
        words = [word for word, _sign in lexemes]
        if re.match(f"[{IDEOGRAPHS}]", words[0]):
            # A run stands as its overlapping pairs: ab, bc.
            run = words[0] + "".join(word[-1] for word in words[1:])
            self._phrases.append((number, re.compile(re.escape(run))))
        elif len(words) > 1:
            between, letter = f"[{BETWEEN_WORDS}]", f"[^{BETWEEN_WORDS}]"
            phrase = f"{between}+".join(map(re.escape, words))
            end = f"{letter}*" if lexemes[-1][1] else f"(?!{letter})"
            self._phrases.append((number, re.compile(f"(?<!{letter}){phrase}{end}")))
        else:
            self._words.append((number, words[0], bool(lexemes[0][1])))

    @cached_property
    def _groups_of(self):
        @cache
        def groups_of(word):
            stem = self._stems.get(word)
            return frozenset(
                number
                for number, matcher, is_beginning in self._words
                if matcher in (word, stem) or (is_beginning and word.startswith(matcher))
            )

        return groups_of

    def found(self, text):
        """The matches in a folded text, as (start, end, groups)."""
        spots = [
            (*match.span(), {number})
            for number, phrase in self._phrases
            for match in phrase.finditer(text)
        ]
        if self._words:
            words = ((match, self._groups_of(match[0])) for match in WORD.finditer(text))
            spots += [(*match.span(), groups) for match, groups in words if groups]
        return sorted(spots, key=lambda spot: spot[:2])

    def groups_in(self, text):
        """The groups of which a text holds something."""
        folded = fold(text)
        groups = {number for number, phrase in self._phrases if phrase.search(folded)}
        words = set(WORD.findall(folded)) if self._words else ()
        return groups.union(*map(self._groups_of, words))

    def highlight(self, text, missing=None, size=None):
        """A text in pieces, as (piece, whether it is what is sought); with a size only as much of
        it, around the first spot of some groups.
        """
        letters = [fold(letter) for letter in text]
        origin = [spot for spot, letter in enumerate(letters) for _ in letter]
        spots = [
            (origin[start], origin[end - 1] + 1, groups)
            for start, end, groups in self.found("".join(letters))
        ]
        first = next((s for s, _end, groups in spots if missing is None or groups & missing), 0)
        start, end = excerpt(text, first, size) if size else (0, len(text))
        pieces, reached = [("…", False)] if start else [], start
        for left, right, _groups in spots:
            while right < len(text) and not letters[right]:
                right += 1  # A diacritic of its own.
            left, right = max(left, reached), min(right, end)
            if left < right and pieces and pieces[-1][1] and not text[reached:left].strip():
                pieces[-1] = (pieces[-1][0] + text[reached:right], True)  # Neighbours are one.
                reached = right
            elif left < right:
                pieces += [(text[reached:left], False), (text[left:right], True)]
                reached = right
        pieces += [(text[reached:end], False), ("…" if end < len(text) else "", False)]
        return [(piece, is_found) for piece, is_found in pieces if piece]


def excerpt(text, first, size):
    """The start and end of an excerpt that holds a spot of a text; between words where one
    begins or ends near by.
    """
    if len(text) <= size:
        return 0, len(text)
    start = max(0, min(first - size // 4, len(text) - size))
    end = min(len(text), start + size)
    if start:
        blank = text.find(" ", start, min(first, start + NEAR))
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - NEAR, end)
        end = blank if blank >= 0 else end
    return start, end


def words_to_stem(matcher, texts):
    """The words of some texts that might have the stem of a word that is sought: its first letter
    is the same.
    """
    firsts = {word[0] for word in WORD.findall(fold(matcher))}
    return sorted(
        {
            word
            for text in texts
            for word in WORD.findall(fold(text))
            if word[0] in firsts and word.isascii() and word.isalpha() and len(word) > 2
        }
    )
