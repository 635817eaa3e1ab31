"""Citations: the words, the escaping, and who gets none."""

from datetime import date

import pytest
from django.utils import timezone, translation

from agreements.actions.publication import withdraw
from agreements.presenters.citation import bibtex, plain_text, ris
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_programme,
    make_user,
)

NASTY = r"50% & more_or #less {of} $5 ~ \in ^top^ 老街 Lào Cai"
PARTS = {
    "register": "Health Cooperation Register",
    "title": NASTY,
    "language": "en",
    "code": "A-0007",
    "published": date(2026, 5, 3),
    "url": "https://register.example/agreements/A-0007/",
    "day": date(2026, 11, 21),
}


def test_plain_words_end_with_the_address_and_the_day_of_reading():
    text = plain_text(PARTS)

    assert text == (
        f"Health Cooperation Register: {NASTY}. Record A-0007, published 3 May 2026. "
        "https://register.example/agreements/A-0007/ (read 21 November 2026)."
    )


def test_bibtex_escapes_what_tex_reads():
    text = bibtex(PARTS)

    assert text == (
        "@misc{A-0007,\n"
        "  author = {{Health Cooperation Register}},\n"
        r"  title = {{50\% \& more\_or \#less \{of\} \$5 \textasciitilde{} "
        r"\textbackslash{}in \textasciicircum{}top\textasciicircum{} 老街 Lào Cai}},"
        "\n"
        "  year = {2026},\n"
        "  number = {A-0007},\n"
        "  language = {en},\n"
        "  url = {https://register.example/agreements/A-0007/},\n"
        "  urldate = {2026-11-21},\n"
        "}\n"
    )


def test_ris_has_one_line_for_each_tag():
    text = ris(PARTS)

    assert text.split("\r\n") == [
        "TY  - ELEC",
        "AU  - Health Cooperation Register",
        f"TI  - {NASTY}",
        "PY  - 2026",
        "DA  - 2026/05/03",
        "AN  - A-0007",
        "LA  - en",
        "UR  - https://register.example/agreements/A-0007/",
        "Y2  - 2026/11/21",
        "ER  - ",
        "",
    ]


MAKERS = [make_agreement, make_delegation, make_exchange, make_programme]


@pytest.mark.django_db
@pytest.mark.parametrize("make", MAKERS)
def test_record_page_leads_to_its_citations(client, make):
    record = make(title="A title\nER  - on two lines", title_zh="标题")

    with translation.override("en"):  # A request leaves its language active.
        path = record.get_absolute_url()
    page = client.get(f"/zh-hans{path}")

    urls = [one["url"] for one in page.context["citation"]["files"]]
    day = timezone.localdate()
    for url, kind in zip(urls, ("plain", "x-bibtex", "x-research-info-systems"), strict=True):
        answer = client.get(url)
        assert (answer.status_code, kind in answer["Content-Type"]) == (200, True)
        assert f"http://testserver/zh-hans{path}" in answer.content.decode()
        assert "标题" in answer.content.decode()
    english = client.get(f"{path}cite.ris").content.decode().split("\r\n")
    assert english[2] == "TI  - A title ER - on two lines"
    assert english[8] == f"Y2  - {day:%Y/%m/%d}"
    assert len(english) == 11


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["txt", "bib", "ris"])
def test_hidden_record_has_no_citation(client, form):
    draft = make_agreement(state="draft", title="Hidden words")
    gone = make_agreement(title="Hidden words")
    withdraw(record=gone, by=make_user(is_superuser=True), reason="Wrong")

    never = client.get(f"/agreements/A-0999/cite.{form}")
    answer = client.get(f"/agreements/{gone.code}/cite.{form}")

    assert (draft.code, never.status_code, answer.status_code) == (None, 404, 410)
    assert "Hidden words" not in answer.content.decode()


@pytest.mark.django_db
def test_citation_of_a_merged_record_leads_to_the_other(client):
    kept, merged = make_agreement(), make_agreement(state="withdrawn")
    merged.merged_into = kept
    merged.save()

    answer = client.get(f"/agreements/{merged.code}/cite.bib")

    assert (answer.status_code, answer["Location"]) == (301, f"/agreements/{kept.code}/cite.bib")


@pytest.mark.django_db
def test_citation_costs_one_query(client, django_assert_num_queries):
    record = make_agreement()

    with django_assert_num_queries(1):
        client.get(f"/agreements/{record.code}/cite.bib")
