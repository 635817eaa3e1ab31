"""The offices of people beside their titles as printed."""

import re

import pytest

from agreements.models import AgreementParty, DelegationMember
from tests.factories import make_agreement, make_delegation, make_region, make_source

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
        DelegationMember.objects.create(
            delegation=delegation, name="Liu", title=title, role="leader", office="Vice President"
        )

    members = client.get(delegation.get_absolute_url()).context["members"]

    assert [(one["title"], one["title_as_printed"]) for one in members] == [
        ("Vice President", ""),
        ("Vice President", "vice chair"),
    ]
