"""No template holds a word that is not translated, or a line too long to read in an editor."""

import re
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType

from tests.paths import ROOT, name_of

TEMPLATES = ROOT / "templates"
MAX_LINE = 160
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))
SPOKEN = {"aria-label", "title", "placeholder", "alt", "content"}
# What a browser reads and nobody is shown.
NOT_SPOKEN = {("meta", "viewport"), ("meta", "color-scheme"), ("meta", "twitter:card")}
# What is the same in all languages.
SAME_IN_ALL = {"ROR", "Wikidata"}
VARIABLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class Literals(HTMLParser):
    """Collects the words of a template that stand outside its tags and variables."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if (tag, given.get("name")) in NOT_SPOKEN:
            return
        for name, value in attrs:
            if name in SPOKEN:
                self.keep(value or "", f"{name}=")

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        self.keep(data)

    def keep(self, text, where=""):
        for part in text.split(VARIABLE):
            if re.search(r"[^\W\d_]", part) and part.strip() not in SAME_IN_ALL:
                self.found.append(where + " ".join(part.split()))


def literals(text):
    """The untranslated words of a template."""
    plain, skipping = [], None
    for token in Lexer(text).tokenize():
        word = token.contents.split()[0] if token.contents.strip() else ""
        if skipping:
            skipping = None if word == f"end{skipping}" else skipping
        elif token.token_type == TokenType.BLOCK and word in ("blocktranslate", "comment"):
            skipping = word
            plain.append(VARIABLE)
        elif token.token_type == TokenType.TEXT:
            plain.append(token.contents)
        else:
            plain.append(VARIABLE)
    parser = Literals()
    parser.feed("".join(plain))
    parser.close()
    return parser.found


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=name_of)
def test_template_has_no_untranslated_word(path):
    assert literals(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=name_of)
def test_template_has_no_long_line(path):
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [number for number, line in enumerate(lines, 1) if len(line) > MAX_LINE] == []


def test_untranslated_word_is_found_wherever_it_hides():
    text = """
    {# A comment #}<p title="Hover">{{ name }} and {% translate "yes" %}<br alt="{{ x }}, alt"></p>
    {% blocktranslate %}Translated {{ x }}{% endblocktranslate %}{% if a > b %}Bare{% endif %}
    <meta name="viewport" content="width"><input placeholder="Type"> · 1 – 2
    """

    assert literals(text) == ["title=Hover", "and", "alt=, alt", "Bare", "placeholder=Type"]
