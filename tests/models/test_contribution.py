"""Rules of contributions."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import RestrictedError

from agreements.models import Agreement, Contribution
from tests.factories import (
    make_agreement,
    make_commitment,
    make_contribution,
    make_exchange,
    make_institution,
    make_region,
)

pytestmark = pytest.mark.django_db

ORDER = (
    "The upper end of a range is not below its lower end. For a single number, give it as the "
    "lower end and leave the upper end empty."
)
CODE = "A code of ISO 4217, such as CNY."


def told(contribution):
    """What is wrong with a contribution, by field."""
    try:
        contribution.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({}, {}),
        ({"quantity": 20, "unit": "ambulances", "quantity_qualifier": "about"}, {}),
        ({"quantity": 0, "quantity_to": 20, "unit": "beds"}, {}),
        ({"amount": 500_000, "amount_to": 600_000, "currency": "USD"}, {}),
        ({"unit": "ambulances"}, {}),
        (
            {"description": ""},
            {
                "description": [
                    "What is given: say it in a few words, in at least one of the three languages: "
                    "English, Chinese or Vietnamese."
                ]
            },
        ),
        (
            {"quantity": 20},
            {"unit": ["Unit: say what the quantity counts, such as ambulances."]},
        ),
        (
            {"quantity": -1, "unit": "beds"},
            {
                "quantity": [
                    "Quantity: a number below zero is not possible. Leave it empty if not stated."
                ]
            },
        ),
        ({"quantity": 20, "quantity_to": 10, "unit": "beds"}, {"quantity_to": [ORDER]}),
        (
            {"quantity_qualifier": "about"},
            {
                "quantity_qualifier": [
                    "Qualifier: there is no quantity to qualify. Choose “Not stated”."
                ]
            },
        ),
        (
            {"amount": 5},
            {
                "currency": [
                    "Currency: an amount of money needs one, as a code of ISO 4217 such as CNY."
                ]
            },
        ),
        (
            {"currency": "CNY"},
            {"amount": ["Amount: give it in this currency, or leave the currency empty."]},
        ),
        (
            {"amount": -5, "currency": "CNY"},
            {"amount": ["Amount: a sum below zero is not possible. Leave it empty if not stated."]},
        ),
        ({"amount": 5, "amount_to": 4, "currency": "CNY"}, {"amount_to": [ORDER]}),
        (
            {"amount_qualifier": "up_to"},
            {
                "amount_qualifier": [
                    "Qualifier: there is no amount to qualify. Choose “Not stated”."
                ]
            },
        ),
        ({"amount": 5, "currency": "cny"}, {"currency": [CODE]}),
        ({"amount": 5, "currency": "QQQ"}, {"currency": [CODE]}),
    ],
)
def test_broken_rule_is_told_at_its_field(fields, messages):
    given = {"description": "Ambulances"} | fields

    assert told(Contribution(agreement=make_agreement(), **given)) == messages


@pytest.mark.parametrize(
    ("side", "message"),
    [
        ("giver", "Given by: choose an institution or a place, not both."),
        ("receiver", "Received by: choose an institution or a place, not both."),
    ],
)
def test_giver_and_receiver_are_an_institution_or_a_place_or_nobody(side, message):
    institution, region = make_institution(), make_region()
    given = {"exchange": make_exchange(), "description": "Ambulances"}

    for_both = {f"{side}_institution": institution, f"{side}_region": region}

    assert told(Contribution(**given, **for_both)) == {f"{side}_region": [message]}
    for named in ({f"{side}_institution": institution}, {f"{side}_region": region}):
        one = Contribution(**given, **named)
        assert told(one) == {}
        assert [getattr(one, side)] == list(named.values())
    assert getattr(Contribution(**given), side) is None


def test_contribution_belongs_to_one_record():
    agreement, training = make_agreement(), make_exchange()
    message = {"__all__": ["A contribution belongs to one record only."]}

    both = Contribution(agreement=agreement, exchange=training, description="Beds")

    assert told(both) == message
    assert told(Contribution(description="Beds")) == message
    assert Contribution(exchange=training, description="Beds").owner == training


def test_commitment_is_one_of_the_same_agreement():
    commitment = make_commitment(agreement=make_agreement())
    given = {"commitment": commitment, "description": "Beds"}

    foreign = told(Contribution(agreement=make_agreement(), **given))

    assert foreign == {"commitment": ["Commitment: choose one of this agreement, or none."]}
    assert told(Contribution(exchange=make_exchange(), **given)) == foreign
    assert told(Contribution(agreement=commitment.agreement, **given)) == {}


@pytest.mark.parametrize("owner", [{"agreement": make_agreement}, {"exchange": make_exchange}])
def test_database_refuses_a_commitment_of_another_record(owner):
    commitment = make_commitment(agreement=make_agreement())
    ((name, maker),) = owner.items()
    record = maker()

    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.create(commitment=commitment, description="Beds", **{name: record})
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert Contribution.objects.count() == 0


def test_commitment_stays_while_a_contribution_names_it_and_both_go_with_their_agreement():
    agreement = make_agreement(state="draft")
    commitment = make_commitment(agreement=agreement)
    make_contribution(agreement=agreement, commitment=commitment)

    with pytest.raises(RestrictedError):
        commitment.delete()
    agreement.delete()

    assert (Agreement.objects.count(), Contribution.objects.count()) == (0, 0)


def test_texts_are_in_the_language_of_the_reader():
    one = Contribution(description="Beds", description_zh="床位", unit="beds")

    assert (str(one), one.description_lang, one.display_unit) == ("Beds", "", "beds")


def test_giver_and_receiver_are_named_by_the_record_and_take_no_part_in_it():
    seat, place = make_region(), make_region()
    hospital = make_institution(region=seat)
    record = make_exchange()
    before = (record.region_ids, record.institution_ids, record.partner_ids)

    make_contribution(exchange=record, giver_institution=hospital, receiver_region=place)

    record.refresh_from_db()
    assert {seat.pk, place.pk} <= set(record.named_region_ids)
    assert record.named_institution_ids == [hospital.pk]
    assert (record.region_ids, record.institution_ids, record.partner_ids) == before
