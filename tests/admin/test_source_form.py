"""A source is entered by pasting its text or choosing its file, and is not entered twice."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import Source
from tests import factories as make
from tests.extraction.test_process import PAGE
from tests.staff import errors_of, make_person, page, shown_in
from tests.uploads import pdf, word_document

pytestmark = pytest.mark.django_db
TEXT = "西宁市与老街省签署合作协议\n双方于2018年7月20日在西宁签署协议，选派十名医师进修。"
LONG = "On 20 July the two sides signed an agreement on the training of ten doctors. " * 5


@pytest.fixture
def enter(client, settings, tmp_path):
    """Fills in the form of a new source, or of the one given, as an editor."""
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_person("editor"))

    def filled_in(source=None, **values):
        url = page(Source, "change", source.pk) if source else page(Source, "add")
        return client.post(url, shown_in(client.get(url)) | values)

    return filled_in


def upload(data, name):
    return SimpleUploadedFile(name, data)


def test_pasted_text_gives_title_language_and_hash(enter):
    response = enter(text=TEXT.replace("\n", "\r\n\r\n"))

    assert response.status_code == 302, errors_of(response)
    source = Source.objects.get()
    assert (source.text, source.title, source.language) == (TEXT, TEXT.split("\n")[0], "zh-Hans")
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.text_sketch != []


def test_web_page_gives_what_it_says_of_itself_where_nothing_was_typed(enter, tmp_path):
    response = enter(file=upload(PAGE.encode(), "page.html"), publisher="Typed by hand")

    assert response.status_code == 302, errors_of(response)
    source = Source.objects.get()
    found = (source.title, source.publisher, source.published.text, source.language)
    assert found == ("Bureau signs agreement", "Typed by hand", "2018-07-22", "en")
    assert "Ten doctors" in source.text
    assert source.file.name == f"sources/{hashlib.sha256(PAGE.encode()).hexdigest()}.html"
    assert (tmp_path / source.file.name).read_bytes() == PAGE.encode()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (pdf("Text", password="x"), "locked.pdf", "locked.pdf is protected by a password."),
        (pdf(has_picture=True), "scan.pdf", "scan.pdf holds pictures of pages and no text"),
        (word_document("Text"), "wrong.pdf", "wrong.pdf is not what its name says"),
        (b"%PDF-1.4", "broken.pdf", "broken.pdf cannot be read: it is damaged."),
    ],
)
def test_file_that_cannot_be_read_is_told_at_its_field(enter, data, name, words):
    response = enter(file=upload(data, name), title="A title")

    (error,) = response.context["adminform"].form.errors["file"]
    assert error.startswith(words)
    assert not Source.objects.exists()


def test_scan_is_kept_beside_a_text_that_is_typed(enter):
    for number, file in enumerate((upload(pdf(has_picture=True), "scan.pdf"),
                                   upload(b"\x89PNG picture", "page.png"))):  # fmt: skip
        response = enter(file=file, text=f"{TEXT} {number}", is_another="on")
        assert response.status_code == 302, errors_of(response)
    assert Source.objects.filter(file="").count() == 0


def test_text_of_a_file_is_not_lost_where_something_else_is_wrong(enter):
    response = enter(file=upload(PAGE.encode(), "page.html"), retrieved_on="no date")

    form = response.context["adminform"].form
    assert list(form.errors) == ["retrieved_on"]
    assert "Ten doctors" in form["text"].value()
    assert form["title"].value() == "Bureau signs agreement"


def test_same_text_is_told_with_a_link_before_anything_is_entered(enter):
    enter(text=TEXT)
    first = Source.objects.get()

    response = enter(text=TEXT + "\n ", title="Another title")

    (error,) = response.context["adminform"].form.errors["text"]
    assert error.startswith("This text is in the register already: ")
    assert f'href="{page(Source, "change", first.pk)}"' in response.content.decode()
    assert Source.objects.count() == 1


def test_nearly_the_same_text_is_entered_only_if_the_clerk_says_so(enter):
    enter(text=LONG)
    again = {"text": "Reposted. " + LONG, "title": "Reposted"}

    response = enter(**again)
    (error,) = response.context["adminform"].form.errors["text"]
    assert error.startswith("Nearly the same text is in the register already: ")
    assert 'type="checkbox" name="is_another"' in response.content.decode()

    assert enter(**again, is_another="on").status_code == 302
    assert Source.objects.count() == 2


def test_other_text_is_not_compared_with_itself_when_it_changes(enter):
    enter(text=LONG)
    source = Source.objects.get()
    before = source.sha256

    assert enter(source, publisher="The Daily").status_code == 302
    source.refresh_from_db()
    assert (source.publisher, source.sha256) == ("The Daily", before)
    assert enter(source, text=LONG + "More.").status_code == 302
    source.refresh_from_db()
    assert source.sha256 != before


def test_language_is_chosen_and_one_that_is_kept_stays(enter):
    source = make.make_source(language="bo")

    assert enter(source, publisher="The Daily").status_code == 302
    source.refresh_from_db()
    assert source.language == "bo"
    response = enter(title="No text")
    assert errors_of(response) == ["Choose the language, or give the text, which tells it."]


def test_hash_of_a_text_that_is_not_kept_stays(enter):
    source = make.make_source(sha256="a" * 64)

    enter(source, publisher="The Daily")

    source.refresh_from_db()
    assert source.sha256 == "a" * 64
