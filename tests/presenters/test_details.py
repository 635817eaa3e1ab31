"""The offices of people beside their titles as printed."""

import re

import pytest

from agreements.models import AgreementParty, Person
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_figure,
    make_institution,
    make_region,
    make_source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def signed_by(**values):
    agreement = make_agreement(parties=[make_region()], source=make_source(language="en"))
    AgreementParty.objects.filter(agreement=agreement).update(**values)
    return agreement


@pytest.mark.parametrize(
    ("path", "signer", "printed", "said"),
    [
        (
            "",
            "Liu, Director of the Health Bureau",
            "bureau head",
            "signed by {signer}; printed as “{printed}”",
        ),
        (
            "/zh-hans",
            '<span lang="en">Liu</span>，卫生局局长',
            '<span lang="en">bureau head</span>',
            "{signer}签署；原文作“{printed}”",
        ),
        (
            "/vi",
            '<span lang="en">Liu</span>, <span lang="en">Director of the Health Bureau</span>',
            '<span lang="en">bureau head</span>',
            "{signer} ký; nguyên văn: “{printed}”",
        ),
    ],
)
def test_signer_has_the_office_in_the_language_of_the_reader_beside_the_printed_title(
    client, path, signer, printed, said
):
    agreement = signed_by(
        signer_name="Liu",
        signer_title="bureau head",
        signer_office="Director of the Health Bureau",
        signer_office_zh="卫生局局长",
    )

    response = client.get(f"{path}{agreement.get_absolute_url()}")

    (party,) = response.context["parties"]
    assert (party["signer"], party["signer_title_as_printed"]) == (signer, printed)
    (line,) = re.findall(f"<small>(.*{signer}.*?)</small>", response.content.decode())
    assert line == said.format(signer=signer, printed=printed)


@pytest.mark.parametrize(
    ("title", "office", "shown", "printed"),
    [
        ("Bureau Head", "Director", "Liu, Director", "Bureau Head"),
        ("bureau director", "Bureau Director", "Liu, Bureau Director", ""),
        ("Bureau Head", "", "Liu, Bureau Head", ""),
        ("", "Director", "Liu, Director", ""),
        ("", "", "Liu", ""),
        ("A<b>", "C<d>", "Liu, C&lt;d&gt;", "A<b>"),
    ],
)
def test_printed_title_of_a_signer_stands_beside_an_office_that_says_it_otherwise(
    client, title, office, shown, printed
):
    agreement = signed_by(signer_name="Liu", signer_title=title, signer_office=office)

    (party,) = client.get(agreement.get_absolute_url()).context["parties"]

    assert (party["signer"], party["signer_title_as_printed"]) == (shown, printed)


def test_printed_title_of_a_visitor_that_differs_in_case_alone_is_not_repeated(client):
    delegation = make_delegation()
    for title in ("vice president", "vice chair"):
        Person.objects.create(
            delegation=delegation, name="Liu", title=title, role="leader", office="Vice President"
        )

    members = client.get(delegation.get_absolute_url()).context["people_named"]

    assert [(one["title"], one["title_as_printed"]) for one in members] == [
        ("Vice President", ""),
        ("Vice President", "vice chair"),
    ]


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"value": "60.00", "unit": "items"}, "60"),
        ({"value": 12000, "unit": "persons", "qualifier": "over"}, "more than 12,000 persons"),
        ({"value": "500000.00", "unit": "currency", "currency": "USD"}, "USD 500,000"),
        ({"value": 40, "unit": "hours"}, "40 hours"),
        ({"value": 30, "unit": "other", "unit_label": "kilometres"}, "30 kilometres"),
        (
            {"value": 30, "unit": "other", "unit_label": "kilo<i>", "unit_label_zh": "公里"},
            "30 kilo&lt;i&gt;",
        ),
    ],
)
def test_figure_has_its_number_in_its_unit(client, fields, number):
    training = make_exchange()
    make_figure(exchange=training, **{"qualifier": "exactly", **fields})

    page = client.get(training.get_absolute_url())

    assert [str(one["number"]) for one in page.context["figures"]] == [number]
    assert f'<td class="num">{number}</td>' in page.content.decode()


def test_figure_says_whom_or_what_it_is_about(client):
    training = make_exchange()
    hospital = make_institution(name="The hospital", region=make_region(name="The town"))
    make_figure(exchange=training, about_institution=hospital)

    page = client.get(training.get_absolute_url()).content.decode()
    form = client.get(f"{training.get_absolute_url().rstrip('/')}.json").json()

    assert f'<a href="{hospital.get_absolute_url()}">The hospital' in page
    (figure,) = form["figures"]
    assert (figure["about_institution"]["slug"], figure["about_region"]) == (hospital.slug, None)
    assert client.get("/search/?q=hospital").context["sections"][0]["number"] == "1"
