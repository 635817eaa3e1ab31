"""The text of uploaded files, and files that cannot be read: each is told with its remedy."""

import os

import pytest

from agreements.extraction import ExtractionError, extract, process
from tests.uploads import pdf, word_document, zip_file

PAGE = """<!DOCTYPE html><html><head><title>Bureau signs agreement | The Daily</title>
<meta property="og:site_name" content="The Daily"><meta name="date" content="2018-07-22"></head>
<body><nav><a href="/">Menu of the site</a></nav><article><h1>Bureau signs agreement</h1>
<p>On July 20 the bureau of health signed an agreement with the department of the province.</p>
<p>Ten doctors will be trained in cardiology, as both sides said in the county town.</p></article>
<script>alert("never")</script></body></html>"""


def text_of(data, name):
    return extract(data, name).text


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        ("昆明市卫生局与老街省卫生厅\r\n\r\n签署协议".encode("gb18030"), "a.txt",
         "昆明市卫生局与老街省卫生厅\n签署协议"),
        ("Sở Y tế Lào Cai\n".encode("utf-16"), "a.txt", "Sở Y tế Lào Cai"),
        ("Signed in Kunming".encode("utf-16-le"), "a.txt", "Signed in Kunming"),
        (b"\xef\xbb\xbfSigned \x00\x07in\xe2\x80\xae Kunming", "notes", "Signed in Kunming"),
        (b"Signed in Kunming", "a.HTML.txt", "Signed in Kunming"),
        (word_document("First", "Second", table=("x", "y")), "a.docx", "First\nSecond\nx | y"),
        (pdf("The two sides signed an agreement on the", "training of doctors."), "a.pdf",
         "The two sides signed an agreement on the training of doctors."),
    ],
)  # fmt: skip
def test_text_is_read_whatever_the_format(data, name, text):
    assert text_of(data, name) == text


def test_web_page_gives_its_article_title_publisher_and_date():
    found = extract(PAGE.encode(), "page.html")

    assert (found.title, found.publisher, found.published) == (
        "Bureau signs agreement", "The Daily", "2018-07-22",
    )  # fmt: skip
    assert found.text.splitlines()[0] == "Bureau signs agreement"
    assert "Ten doctors" in found.text
    assert not {"Menu", "alert"} & set(found.text.replace("(", " ").split())


def test_title_of_a_document_is_read():
    assert extract(word_document("Text", title="Agreement"), "a.docx").title == "Agreement"
    assert extract(pdf("Text of the document, long enough", title="Pact"), "a.pdf").title == "Pact"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\x00 ", "a.pdf", "empty"),
        (b"x" * (20 * 1024 * 1024 + 1), "a.txt", "too_big"),
        (b"word " * 200_000, "a.txt", "too_long"),
        (bytes(range(256)) * 20, "a.txt", "unknown"),
        (zip_file(readme_txt="x"), "a.docx", "unknown"),
        (word_document("Text"), "a.pdf", "other_format"),
        (pdf("Text"), "a.docx", "other_format"),
        (pdf("Text", password="secret"), "a.pdf", "encrypted"),
        (pdf(has_picture=True), "a.pdf", "scan"),
        (pdf(), "a.pdf", "no_text"),
        (b"<html><body><script>1</script></body></html>", "a.html", "no_text"),
        (b"%PDF-1.7 nothing more", "a.pdf", "damaged"),
        (b"PK\x03\x04 no archive", "a.docx", "damaged"),
        (zip_file(word__document_xml=b"<w>" + b" " * 300_000_000), "a.docx", "too_much_work"),
        (zip_file(word__document_xml=b"<a>" * 100_000), "a.docx", "damaged"),
    ],
)
def test_file_that_cannot_be_read_is_told_with_its_name_and_the_remedy(data, name, code):
    with pytest.raises(ExtractionError) as error:
        extract(data, name)

    assert error.value.code == code
    sentence = error.value.sentence(name)
    assert sentence.startswith(f"{name} ")
    assert sentence.count(". ") + sentence.count(", or ") >= 1


def test_reading_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0)

    with pytest.raises(ExtractionError, match="too_much_work"):
        extract(PAGE.encode(), "page.html")


def test_process_that_reads_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not to be known")
    seen = {}
    run = process.subprocess.run

    def noting(*args, **options):
        seen.update(options["env"])
        return run(*args, **options)

    monkeypatch.setattr(process.subprocess, "run", noting)
    extract(b"Text", "a.txt")

    assert seen == {"PATH": os.environ["PATH"]}
