"""The format of a file is told by its bytes."""

import pytest

from agreements.extraction.document import ExtractionError
from agreements.extraction.formats import format_of
from tests.uploads import pdf, word_document


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (pdf("x"), "scan.PDF", "pdf"),
        (b"\r\n" + pdf("x"), "without an ending", "pdf"),
        (word_document("x"), "a.docx", "docx"),
        (b"\n <!DOCTYPE HTML><html>", "a.htm", "html"),
        (b"<html>", "a.txt", "txt"),  # The name says that it is meant as plain text.
        (b"no page at all", "a.html", "html"),
        ("纯文本".encode(), "a.md", "txt"),
        ("text".encode("utf-16"), "a.txt", "txt"),
    ],
)
def test_format_is_told_by_the_bytes(data, name, found):
    assert format_of(data, name) == found


def test_error_names_the_format_that_was_found():
    with pytest.raises(ExtractionError) as error:
        format_of(pdf("x"), "report.txt")
    assert "of the format .pdf" in error.value.sentence("report.txt")
