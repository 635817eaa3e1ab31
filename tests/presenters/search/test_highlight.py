"""A search shows why it found a row: what matched is marked, in the title or in another text."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements.models import (
    AgreementParty,
    DelegationGroup,
    InstitutionAlias,
    Person,
    RegionAlias,
)
from agreements.presenters.search.results import KINDS
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def in_brackets(html):
    return html.replace("<mark>", "[").replace("</mark>", "]")


def shown(client, query, kind, language=""):
    """The title and the reason of the first row of a kind, with [brackets] for marks, and the
    language of the reason; the reason is None where the title is enough.
    """
    with translation.override("en"):  # A request leaves its language active.
        response = client.get(f"{language}/search/", {"q": query})
    rows = next(one["rows"] for one in response.context["counts"] if one["name"] == kind)
    why = rows[0]["why"]
    reason = why and (f"{why['label']}: {in_brackets(why['highlighted'])}", why["lang"])
    return in_brackets(rows[0]["highlighted"]), reason


def test_title_that_holds_everything_is_marked_and_needs_no_reason(client):
    make_agreement(title="Training of nurses", summary="Training of nurses")

    assert shown(client, "nurse train", "agreement") == ("[Training] of [nurses]", None)


def test_reason_shows_most_of_what_the_title_lacks(client):
    record = make_agreement(title="Training of nurses", summary="Training in dialysis")
    make_commitment(agreement=record, text="Dialysis for children")

    assert shown(client, "training dialysis children", "agreement") == (
        "[Training] of nurses",
        ("Commitment: [Dialysis] for [children]", ""),
    )


def test_reason_is_in_the_readers_language_where_that_text_matches(client):
    record = make_agreement(title="One", summary="eICU", summary_vi="eICU trước")
    make_commitment(agreement=record, text="eICU", text_zh="建立eICU平台", text_vi="Lập eICU")

    answers = [shown(client, "eicu", "agreement", code)[1] for code in ("", "/zh-hans", "/vi")]

    assert answers == [
        ("Summary: [eICU]", ""),
        ("承诺事项: 建立[eICU]平台", ""),
        ("Tóm tắt: [eICU] trước", ""),
    ]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("telemedicine", ("Commitment: Monthly [telemedicine]", "")),
        ("远程会诊", ("Commitment: 每月[远程会诊]", "zh-Hans")),
        ("kham chua", ("Commitment: [Khám chữa] bệnh từ xa", "vi")),
    ],
)
def test_commitment_is_shown_in_the_language_that_matches(client, query, reason):
    record = make_agreement(title="One")
    make_commitment(
        agreement=record,
        text="Monthly telemedicine",
        text_zh="每月远程会诊",
        text_vi="Khám chữa bệnh từ xa",
    )

    assert shown(client, query, "agreement") == ("One", reason)


def html(client, address, **query):
    """A page with one blank where a browser shows one, and none where it drops them."""
    with translation.override("en"):
        page = client.get(address, query).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"\s+(?=</(?:a|span)>)", "", page))


def make_everything():
    """Records of each kind that hold a word in each of their texts, said by its name."""
    place = make_region(name="Here", name_zh="西宁市")
    RegionAlias.objects.create(region=place, text="Sining", language="en", kind="former")
    institution = make_institution(name="Body", slug="eastern-body", region=place)
    InstitutionAlias.objects.create(
        institution=institution, text="Red Cross", language="en", kind="former"
    )
    agreement = make_agreement(
        parties=[place],
        areas=[make_area(name="Surgery")],
        title="One",
        title_zh="一",
        title_as_printed="Letter",
        other_titles="Notes\nMinutes",
        principles="Trust",
        legal_basis_number="QD-77",
    )
    AgreementParty.objects.create(
        agreement=agreement,
        institution=institution,
        name_as_printed="Corps",
        signer_name="Freya Lim",
        signer_office="Director-General",
    )
    make_figure(agreement=agreement, metric="Beds")
    make_evidence(agreement=agreement, note="Inferred")
    delegation = make_delegation(title="Two", senders=[place])
    Person.objects.create(delegation=delegation, name="An", title="Mayor", role="leader")
    DelegationGroup.objects.create(delegation=delegation, label="Pilots")
    make_exchange(title="Three", specialties=[make_specialty(name="Optics"), "As printed"])
    make_programme(title="Four", aims="Peace")
    make_source(title="Report")


@pytest.mark.parametrize(
    ("query", "kind", "reason"),
    [
        ("一", "agreement", ("Title: [一]", "zh-Hans")),
        ("letter", "agreement", ("Title as printed: [Letter]", "")),
        ("minutes", "agreement", ("Other titles: [Minutes]", "")),
        ("西宁", "agreement", ("Party: [西宁]市", "zh-Hans")),
        ("surgery", "agreement", ("Area of cooperation: [Surgery]", "")),
        ("trust", "agreement", ("Principles: [Trust]", "")),
        ("qd-77", "agreement", ("Legal basis: [QD-77]", "")),
        ("freya", "agreement", ("Signed by: [Freya] Lim", "")),
        ("general", "agreement", ("Signed by: Director-[General]", "")),
        ("corps", "agreement", ("Name: [Corps]", "")),
        ("sining", "agreement", ("Name: [Sining]", "")),
        ("beds", "agreement", ("Figure: [Beds]", "")),
        ("inferred", "agreement", ("Evidence: [Inferred]", "")),
        ("a0001", "agreement", ("Code: [A-0001]", "")),
        ("mayor", "delegation", ("Person: An, [Mayor]", "")),
        ("pilot", "delegation", ("Group: [Pilots]", "")),
        ("optics", "exchange", ("Specialty: [Optics]", "")),
        ("printed", "exchange", ("Specialty: As [printed]", "")),
        ("peace", "programme", ("Aims: [Peace]", "")),
        ("sining", "region", ("Also called: [Sining]", "")),
        ("red cross", "institution", ("Also called: [Red Cross]", "")),
        ("eastern", "institution", ("Address name: [eastern]-body", "")),
    ],
)
def test_reason_says_what_it_is(client, query, kind, reason):
    make_everything()

    assert shown(client, query, kind)[1] == reason


def test_other_names_that_stand_in_the_row_are_marked_there(client):
    make_agreement(parties=[make_region(name="Xining", name_zh="西宁市", name_vi="Tây Ninh")])

    page = html(client, "/search/", q="西宁")

    assert shown(client, "西宁", "region") == ("Xining", None)
    assert '<span class="names" lang="zh-Hans"><mark>西宁</mark>市</span>' in page
    assert '<span class="names" lang="vi">Tây Ninh</span>' in page


def test_code_of_a_place_is_marked_without_the_name_of_its_standard(client):
    make_agreement(parties=[make_region(name="Tay Ninh", gbt_2260="630100")])

    assert shown(client, "GB/T 630100", "region") == ("Tay Ninh", ("Code: [630100]", ""))


# On the page


def test_marks_and_reasons_are_printed(client):
    record = make_agreement(title="Nurses")
    make_commitment(agreement=record, text="Training", text_zh="远程会诊")

    page = html(client, "/search/", q="nurse 远程")

    assert "><mark>Nurses</mark></a>" in page
    assert (
        '<small class="match-reason">Commitment: '
        '<span lang="zh-Hans"><mark>远程</mark>会诊</span></small>' in page
    )


def test_hostile_texts_are_printed_as_texts(client):
    evil = "<script>alert(1)</script> & \"quoted\" 'one' <mark>renal</mark>"
    record = make_agreement(title=f"{evil} title", summary=evil)
    make_commitment(agreement=record, text=f"{evil} dialysis")

    page = client.get("/search/", {"q": "renal script dialysis"}).content.decode()

    assert "<script>alert" not in page
    assert page.count("&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;") == 2
    assert page.count("&lt;mark&gt;<mark>renal</mark>&lt;/mark&gt;") == 2


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_title_that_falls_back_to_english_is_marked_as_english(client, language):
    make_agreement(title="Renal care")
    make_agreement(title="Renal care", title_zh="肾脏 renal", title_vi="Thận renal")

    page = html(client, f"/{language}/search/", q="renal")

    assert re.findall(r'<a href="[^"]*/agreements/A-\d+/"( lang="en")?>', page) == [
        "",
        ' lang="en"',
    ]
    link = f'<a href="/{language}/agreements/A-0001/" lang="en">'
    assert f"{link}<mark>Renal</mark> care</a>" in page


def test_rows_of_lists_have_no_marks(client):
    make_agreement(title="Nurses")

    page = html(client, "/agreements/", q="nurses")

    assert "Nurses</a>" in page
    assert "<mark>" not in page


def test_reasons_cost_one_query_whatever_matches(client):
    record = make_agreement(title="One")
    make_commitment(agreement=record, text="Renal")
    with CaptureQueriesContext(connection) as with_one:
        client.get("/search/", {"q": "renal"})
    for number in range(3):
        make_commitment(agreement=make_agreement(title="Renal"), text=f"Renal {number}")
        delegation = make_delegation(title="Two")
        Person.objects.create(delegation=delegation, name="Renal", role="leader")
        make_figure(exchange=make_exchange(), metric="Renal")

    with CaptureQueriesContext(connection) as with_more:
        client.get("/search/", {"q": "renal"})

    assert len(with_one) == len(with_more) == len(KINDS) + 1


# Nothing unpublished


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_reason_never_shows_rows_of_a_hidden_record(client, state):
    place = make_region(name="Here")
    hidden = make_agreement(title="Hidden renal", parties=[place], state=state)
    make_commitment(agreement=hidden, text="Hidden renal dialysis")
    public = make_agreement(title="Public", summary="Renal", parties=[place])
    public.internal_notes = "Renal hidden dialysis"
    public.save()

    found = client.get("/search/", {"q": "renal"})
    nothing = client.get("/search/", {"q": "renal dialysis"})

    assert shown(client, "renal", "agreement") == ("Public", ("Summary: [Renal]", ""))
    for response in (found, nothing):
        assert "Hidden" not in response.content.decode()
    assert [one["number"] for one in found.context["counts"] if one["rows"]] == ["1"]
    assert [one["number"] for one in nothing.context["counts"] if one["rows"]] == []


@pytest.mark.parametrize("query", ["03.04", "A03.04", "03.0"])
def test_code_of_a_specialty_is_marked_as_one(client, query):
    for code in ("03.04", "04.03"):
        make_specialty(code=code, name="Medicine")

    response = client.get("/search/", {"q": query})

    rows = next(one["rows"] for one in response.context["counts"] if one["name"] == "specialty")
    assert [row["why"]["highlighted"] for row in rows] == ["<mark>03.04</mark>"]
