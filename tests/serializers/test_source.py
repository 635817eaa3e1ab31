"""The public form of a source."""

import pytest

from agreements.models import Source
from agreements.serializers.source import SourceSerializer
from tests.factories import make_agreement, make_evidence, make_source
from tests.serialized import related

pytestmark = pytest.mark.django_db


def test_source_shows_its_text_only_where_allowed():
    closed = make_source(text="Sentences", is_text_public=False)
    open_ = make_source(text="Sentences", is_text_public=True)

    forms = [SourceSerializer(source).data for source in (closed, open_)]

    assert [(form["text"], form["file"]) for form in forms] == [(None, None), ("Sentences", None)]


def test_source_shows_its_file_only_where_allowed():
    closed = make_source(file="sources/a.pdf", is_text_public=False)
    open_ = make_source(file="sources/b.pdf", is_text_public=True)

    files = [SourceSerializer(source).data["file"] for source in (closed, open_)]

    assert files == [None, f"/sources/{open_.slug}/file/"]


def test_source_lists_what_it_supports_without_drafts():
    source = make_source()
    record = make_agreement(source=source)
    make_agreement(source=source, state="draft")

    form = SourceSerializer(Source.objects.for_public().with_details().get(pk=source.pk)).data

    assert [(row["agreement"], row["delegation"], row["field"]) for row in form["evidence"]] == [
        (related(record), None, "")
    ]


def test_quotation_is_given_only_where_it_may_be_shown():
    source = make_source()
    record = make_agreement(source=source)
    for paragraph, is_public in ((2, False), (3, True)):
        make_evidence(
            agreement=record,
            source=source,
            paragraph=paragraph,
            quotation=f"Sentence {paragraph}.",
            is_quotation_public=is_public,
        )

    form = SourceSerializer(Source.objects.for_public().with_details().get(pk=source.pk)).data

    assert [row["quotation"] for row in form["evidence"]] == ["", "", "Sentence 3."]
    assert "is_quotation_public" not in form["evidence"][0]
