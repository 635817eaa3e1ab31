"""The list of sources, the page of one, and its file."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_institution,
    make_programme,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db


def cited(**fields):
    """A source that a published agreement cites."""
    source = make_source(**fields)
    make_agreement(source=source)
    return source


def test_sources_are_those_that_published_records_cite_with_their_number(client):
    both, one = make_source(title="A, cited twice"), make_source(title="B, cited once")
    agreement = make_agreement(source=both)
    make_evidence(agreement=agreement, source=both, paragraph=2)
    make_delegation(source=both)
    make_agreement(source=one)
    make_agreement(source=one, state="draft")
    make_agreement(source=make_source(title="SECRET"), state="draft")
    make_agreement(source=make_source(title="SECRET too"), state="withdrawn")

    rows = client.get(reverse("sources")).context["rows"]

    assert [(row["title"], row["records"]) for row in rows] == [
        ("A, cited twice", 2),
        ("B, cited once", 1),
    ]


def test_source_that_only_drafts_cite_is_unknown(client):
    source = make_source(text="SECRET", is_text_public=True)
    make_agreement(source=source, state="draft")

    assert client.get(source.get_absolute_url()).status_code == 404
    assert client.get(reverse("source_file", args=[source.slug])).status_code == 404


def test_source_lists_its_facts_by_paragraph_for_published_records_only(client):
    source = make_source()
    place, hidden_place = make_region(name="Xining"), make_region(name="SECRET place")
    agreement = make_agreement(
        title="The frame", kind="framework", signed="2010-01-14", parties=[place], source=source
    )
    draft = make_agreement(title="SECRET draft", source=source, state="draft")
    make_evidence(agreement=agreement, source=source, paragraph=2, field="signed")
    make_evidence(agreement=agreement, source=source, paragraph=2, field="kind")
    make_evidence(
        agreement=agreement,
        source=source,
        paragraph=2,
        field="level",
        basis="inferred",
        note="From the signatories.",
    )
    make_evidence(agreement=draft, source=source, paragraph=3, field="signed", words="SECRET words")
    make_evidence(region=place, source=source, paragraph=0, field="name", words="Huang Xining")
    make_evidence(region=hidden_place, source=source, paragraph=0, field="name")

    response = client.get(source.get_absolute_url())

    found = [
        (
            paragraph["anchor"],
            owner["name"],
            [(row["values"], row["words"], row["basis"], row["note"]) for row in owner["rows"]],
        )
        for paragraph in response.context["paragraphs"]
        for owner in paragraph["owners"]
    ]
    assert found == [
        ("p0", "Xining", [(["Name in English: Xining"], ["Huang Xining"], "stated", "")]),
        ("p1", "The frame", [(["The record as a whole"], [], "stated", "")]),
        (
            "p2",
            "The frame",
            [
                (["Signed: 14 January 2010", "Kind: Framework agreement"], [], "stated", ""),
                (["Level"], [], "inferred", "From the signatories."),
            ],
        ),
    ]
    assert "SECRET" not in response.content.decode()


def test_source_gives_no_value_that_is_private_or_of_another_record(client):
    source = make_source()
    programme = make_programme(title="SECRET programme", state="draft")
    delegation = make_delegation(source=source, internal_notes="SECRET note")
    type(delegation).objects.update(programme=programme)
    for field in ("internal_notes", "programme", "dates"):
        make_evidence(delegation=delegation, source=source, field=field)

    response = client.get(source.get_absolute_url())

    [paragraph] = response.context["paragraphs"]
    assert paragraph["owners"][0]["rows"][0]["values"] == [
        "The record as a whole",
        "Internal notes",
        "Programme",
        "Date or period",
    ]
    assert "SECRET" not in response.content.decode()


def test_source_marks_what_is_given_as_printed_with_its_language(client):
    source = make_source(language="zh-Hans")
    agreement = make_agreement(title_as_printed="合作协议", source=source)
    make_evidence(agreement=agreement, source=source, field="title_as_printed", paragraph=2)

    page = client.get(source.get_absolute_url()).content.decode()

    assert 'Title as printed: <span lang="zh-Hans">合作协议</span>' in page


def test_source_shows_a_quotation_that_may_be_shown_in_its_language(client):
    source = make_source(language="vi")
    agreement = make_agreement(source=source)
    for text, is_public in (("Hai bên đã ký.", True), ("SECRET", False)):
        make_evidence(
            agreement=agreement,
            source=source,
            field="signed",
            quotation=text,
            is_quotation_public=is_public,
        )

    page = client.get(source.get_absolute_url()).content.decode()

    assert '<blockquote lang="vi">Hai bên đã ký.</blockquote>' in page
    assert "SECRET" not in page


def test_source_has_an_anchor_for_each_paragraph_that_a_footnote_leads_to(client):
    source = make_source()
    agreement = make_agreement(source=source)
    make_evidence(agreement=agreement, source=source, paragraph=None, field="kind")
    make_evidence(agreement=agreement, source=source, paragraph=7, field="signed")

    targets = [
        paragraph["url"]
        for cited in client.get(agreement.get_absolute_url()).context["evidence"]["sources"]
        for paragraph in cited["paragraphs"]
    ]
    page = client.get(source.get_absolute_url()).content.decode()

    anchors = [target.partition("#")[2] for target in targets]
    assert sorted(anchors) == ["p0", "p1", "p7"]
    assert [page.count(f'id="{anchor}"') for anchor in anchors] == [1, 1, 1]


def test_source_says_in_words_what_it_is(client):
    source = cited(
        language="zh-Hans",
        is_machine_translated=True,
        url="https://example.org/news/1",
        publisher="A bureau",
        retrieved_on="2024-03-05",
        sha256="0" * 64,
    )

    page = client.get(source.get_absolute_url()).content.decode()

    assert "Chinese (Simplified)" in page
    assert "Translated by a machine" in page
    assert '<a href="https://example.org/news/1" rel="noopener external">' in page
    assert "0" * 64 in page
    assert "5 March 2024" in page


@pytest.mark.parametrize(("is_public", "times"), [(True, 1), (False, 0)])
def test_source_text_shows_only_where_the_terms_allow(client, is_public, times):
    source = cited(text="A sentence of the <document>.", is_text_public=is_public)

    page = client.get(source.get_absolute_url()).content.decode()

    assert page.count("A sentence of the &lt;document&gt;.") == times
    assert "<document>" not in page


@pytest.mark.parametrize(("is_public", "status"), [(True, 200), (False, 404)])
def test_source_file_answers_only_where_the_terms_allow(client, is_public, status):
    source = cited(is_text_public=is_public)
    source.file.save("page.txt", ContentFile(b"the file"))
    address = reverse("source_file", args=[source.slug])

    response = client.get(address)
    page = client.get(source.get_absolute_url()).content.decode()

    assert response.status_code == status
    assert (f'href="{address}"' in page) == is_public
    assert source.file.url not in page
    if is_public:
        assert b"".join(response.streaming_content) == b"the file"
        assert response["Content-Disposition"].startswith("attachment;")


def test_source_file_that_is_lost_is_not_found(client):
    source = cited(is_text_public=True, file="sources/lost.pdf")

    assert client.get(reverse("source_file", args=[source.slug])).status_code == 404


@pytest.mark.slow
def test_sources_and_page_cost_the_same_for_one_and_three(client, django_assert_num_queries):
    def costly(number):
        source = make_source()
        for _ in range(number):
            institution = make_institution(region=make_region())
            agreement = make_agreement(parties=[institution], source=source)
            make_evidence(agreement=agreement, source=source, field="areas")
            make_evidence(institution=institution, source=source, field="region")
            make_evidence(region=institution.region, source=source, field="parent")
            make_delegation(source=source)
        return source

    one = costly(1)
    with CaptureQueriesContext(connection) as of_list:
        client.get(reverse("sources"))
    with CaptureQueriesContext(connection) as of_page:
        client.get(one.get_absolute_url())
    three = costly(3)
    costly(1)

    with django_assert_num_queries(len(of_list)):
        client.get(reverse("sources"))
    with django_assert_num_queries(len(of_page)):
        client.get(three.get_absolute_url())


@pytest.mark.parametrize(
    ("language", "title", "title_lang", "as_printed"),
    [
        ("en", "两地签署协议", "zh-Hans", ""),
        ("zh-hans", "两地签署协议", "", ""),
        ("vi", "Hai nơi ký thỏa thuận", "", "两地签署协议"),
    ],
)
def test_source_is_headed_by_a_title_that_the_reader_understands(
    client, language, title, title_lang, as_printed
):
    source = cited(title="两地签署协议", language="zh-Hans", title_vi="Hai nơi ký thỏa thuận")

    with translation.override(language):
        page = client.get(source.get_absolute_url()).content.decode()
        row = client.get(reverse("sources")).context["rows"][0]

    mark = f' lang="{title_lang}"' if title_lang else ""
    assert f"<h1{mark}>{title}</h1>" in page
    assert (f'<span lang="zh-Hans">{as_printed}</span>' in page) is bool(as_printed)
    assert (row["title"], row["lang"]) == (title, title_lang)


def test_title_of_ours_is_in_english_until_somebody_translates_it(client):
    source = cited(title="[Untitled notice]", language="vi", title_zh="［无题通知］")

    with translation.override("vi"):
        page = client.get(source.get_absolute_url()).content.decode()

        assert '<h1 lang="en">[Untitled notice]</h1>' in page

    with translation.override("zh-hans"):
        page = client.get(source.get_absolute_url()).content.decode()

        assert "<h1>［无题通知］</h1>" in page
        # Nobody printed the title in brackets.
        assert "[Untitled notice]" not in page
