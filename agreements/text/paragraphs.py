"""Texts of documents as they are kept: clean, a paragraph on a line; and their paragraphs."""

import re
import unicodedata
from typing import NamedTuple

# What no text needs: control characters, lone surrogates, and marks that reverse the direction of a
# line, by which words could be made to look otherwise (Unicode Technical Report 36).
UNWANTED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANKS = re.compile(r"[^\S\n]+")


class Paragraph(NamedTuple):
    """A paragraph of a text: its number, and where it begins and ends in the text."""

    number: int
    start: int
    end: int


def clean_text(text: str) -> str:
    """A text as it is kept: composed (NFC), a paragraph on a line, without empty lines, control
    characters and marks of direction, and with single blanks.
    """
    text = UNWANTED.sub("", LINE_ENDS.sub("\n", text))
    lines = (
        BLANKS.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n")
    )
    return "\n".join(filter(None, lines))


def paragraphs(text: str, title: str = "") -> list[Paragraph]:
    """The paragraphs of a text that is kept: its lines, counted from 1. A first line that is the
    title has the number 0, as in evidence.
    """
    first = text.partition("\n")[0]
    number = 0 if title and first.casefold().strip() == title.casefold().strip() else 1
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(number, start, start + len(line)))
            number += 1
        start += len(line) + 1
    return found
