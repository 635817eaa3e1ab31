"""Rules of sources, and what the public reads of them."""

import pytest
from django.utils import translation

from agreements.models import Source
from tests.factories import (
    make_agreement,
    make_evidence,
    make_exchange,
    make_institution,
    make_region,
    make_source,
)
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

DIGEST = "0123456789abcdef" * 4


def test_text_is_recorded_once():
    make_source(sha256=DIGEST)
    make_source()

    given = {"title": "Report", "slug": "report", "language": "en"}

    assert complaints(Source(**given)) == []  # Of any number no text was read.
    assert complaints(Source(sha256=DIGEST, **given)) == [
        "A source with exactly this text is recorded already."
    ]
    assert complaints(Source(sha256=DIGEST.upper(), **given)) == [
        "Give the 64 hexadecimal digits, lower case."
    ]


@pytest.mark.parametrize(
    ("title", "reader", "shown", "language"),
    [
        ("Báo cáo", "en", "A report", ""),
        ("Báo cáo", "zh-hans", "Báo cáo", "vi"),
        ("Báo cáo", "vi", "Báo cáo", ""),
        ("[Report]", "zh-hans", "[Report]", "en"),
    ],
)
def test_title_is_ours_in_the_language_of_the_reader_or_as_printed(title, reader, shown, language):
    source = make_source(title=title, title_en="A report", language="vi")

    with translation.override(reader):
        assert (source.display_title, source.title_lang) == (shown, language)


@pytest.mark.parametrize("is_text_public", [True, False])
def test_text_and_file_show_where_the_terms_allow(is_text_public):
    source = make_source(text="The text.", file="sources/a.pdf", is_text_public=is_text_public)

    assert source.public_text == ("The text." if is_text_public else "")
    assert source.has_public_file is is_text_public


def test_source_is_public_once_a_published_record_rests_on_it():
    source = make_source()
    make_agreement(source=source, state="draft")
    before = list(Source.objects.for_public())

    make_agreement(source=source)

    assert before == []
    assert list(Source.objects.for_public()) == [source]


def test_source_counts_each_published_record_once():
    source = make_source()
    agreement = make_agreement(source=source)
    make_evidence(source=source, agreement=agreement, paragraph=2)
    make_exchange(source=source)
    make_exchange(source=source, state="draft")

    assert Source.objects.with_counts().get(pk=source.pk).record_count == 2


def test_source_is_about_what_it_is_cited_for_and_what_published_records_name():
    city, hospital = make_region(), make_institution()
    of_record = make_source()
    make_agreement(source=of_record, parties=[city, hospital])
    of_hospital = make_source()
    make_evidence(source=of_hospital, institution=hospital)
    make_agreement()

    sources = Source.objects.order_by("pk")

    assert list(sources.about_region(city)) == [of_record]
    assert list(sources.about_institution(hospital)) == [of_record, of_hospital]


def test_languages_stand_once_and_in_order():
    for language in ("vi", "en", "vi"):
        make_source(language=language)

    assert list(Source.objects.languages()) == ["en", "vi"]
    assert Source.objects.in_languages(["vi"]).count() == 2
