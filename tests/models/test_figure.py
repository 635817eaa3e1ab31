"""Rules of figures."""

import pytest

from agreements.models import AgreementLink, Figure
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
)
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"value": 7}, []),
        ({"value": None, "as_printed": "several thousand"}, []),
        ({"value": None}, ["Give a value, or the words as printed."]),
        (
            {"value": 7, "value_to": 6},
            [
                "The upper end of a range is not below its lower end. For a single number, give it "
                "as the lower end and leave the upper end empty."
            ],
        ),
        ({"value": 7, "unit": "currency", "currency": "CNY"}, []),
        ({"value": 40, "unit": "hours"}, []),
        ({"value": 40, "unit": "other", "unit_label": "kilometres"}, []),
        (
            {"value": 40, "unit": "other"},
            ["Another unit needs its words, the units listed none."],
        ),
        (
            {"value": 40, "unit": "items", "unit_label_zh": "公里"},
            ["Another unit needs its words, the units listed none."],
        ),
        (
            {"value": 7, "unit": "currency"},
            ["An amount of money needs its currency, others none."],
        ),
        (
            {"value": 7, "currency": "CNY"},
            ["An amount of money needs its currency, others none."],
        ),
        ({"value": 7, "counts": "agreement", "counts_agreement_kind": "minutes"}, []),
        (
            {"value": 7, "counts": "exchange", "counts_agreement_kind": "minutes"},
            ["Only a figure that counts agreements has their kind."],
        ),
    ],
)
def test_figure_says_what_it_counts(fields, messages):
    given = {"metric": "People", "unit": "persons", "scope": "event"} | fields

    assert complaints(Figure(agreement=make_agreement(), **given)) == messages


def test_figure_is_about_one_record():
    agreement, training = make_agreement(), make_exchange()
    given = {"metric": "People", "value": 7, "unit": "persons", "scope": "event"}

    both = Figure(agreement=agreement, exchange=training, **given)

    assert complaints(both) == ["A figure is about one record only."]
    assert complaints(Figure(**given)) == ["A figure is about one record only."]
    assert Figure(exchange=training, **given).owner == training


def recorded(**fields):
    """How many records of the register a figure counts as recorded."""
    figure = make_figure(**fields)
    return Figure.objects.with_recorded().get(pk=figure.pk).recorded


def test_figure_counts_the_published_records_that_belong_to_its_own():
    agreement, programme = make_agreement(), make_programme()
    visit = make_delegation(agreements=[agreement], programme=programme)
    training = make_exchange(agreements=[agreement], delegation=visit, programme=programme)
    make_delegation(agreements=[agreement], programme=programme, state="draft")
    make_exchange(agreements=[agreement], delegation=visit, programme=programme, state="draft")
    programme.agreements.add(agreement, make_agreement(state="draft"))

    assert {
        (name, counted): recorded(**{name: owner}, counts=counted)
        for name, owner in (
            ("agreement", agreement),
            ("delegation", visit),
            ("exchange", training),
            ("programme", programme),
        )
        for counted in ("agreement", "delegation", "exchange")
    } == {
        ("agreement", "agreement"): 0,
        ("agreement", "delegation"): 1,
        ("agreement", "exchange"): 1,
        ("delegation", "agreement"): 1,
        ("delegation", "delegation"): 0,
        ("delegation", "exchange"): 1,
        ("exchange", "agreement"): 1,
        ("exchange", "delegation"): 0,
        ("exchange", "exchange"): 0,
        ("programme", "agreement"): 1,
        ("programme", "delegation"): 1,
        ("programme", "exchange"): 1,
    }
    assert recorded(agreement=agreement, counts="") is None


def test_figure_counts_linked_agreements_once_and_of_its_kind():
    agreement, minutes = make_agreement(), make_agreement(kind="minutes")
    contract, draft = make_agreement(kind="contract"), make_agreement(state="draft")
    for kind, one, other in (
        ("part_of", minutes, agreement),
        ("signed_with", agreement, minutes),
        ("implements", agreement, contract),
        ("background", agreement, draft),
    ):
        AgreementLink.objects.create(kind=kind, from_agreement=one, to_agreement=other)

    assert recorded(agreement=agreement, counts="agreement") == 2
    assert recorded(agreement=agreement, counts="agreement", counts_agreement_kind="contract") == 1


def test_figure_is_about_one_party_or_place_or_the_whole_cooperation():
    place, hospital = make_region(), make_institution()
    agreement = make_agreement()
    both = Figure(
        agreement=agreement,
        metric="Beds",
        value=7,
        unit="items",
        scope="state",
        about_region=place,
        about_institution=hospital,
    )

    assert complaints(both) == ["About: choose an institution or a place, not both."]
    assert make_figure(agreement=agreement).about is None
    assert make_figure(agreement=agreement, about_region=place).about == place


def test_what_a_figure_is_about_is_named_by_its_record_and_takes_no_part_in_it():
    place, hospital = make_region(), make_institution(region=make_region())
    training = make_exchange()
    make_figure(exchange=training, about_region=place)
    make_figure(exchange=training, about_institution=hospital)

    training.refresh_from_db()

    assert {place.pk, hospital.region_id} <= set(training.named_region_ids)
    assert hospital.pk in training.named_institution_ids
    assert not {place.pk, hospital.region_id} & set(training.region_ids)
