"""Rules of exchanges and their specialties, and the words for them."""

import pytest

from agreements.models import Exchange, ExchangeSpecialty
from tests.factories import make_agreement, make_exchange, make_specialty
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

RANGE = (
    "The upper end of a range is not below its lower end. For a single number, give it as the "
    "lower end and leave the upper end empty."
)


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"participants": 10, "participants_qualifier": "about"}, []),
        ({"participants": 10, "participants_to": 9}, [RANGE]),
        (
            {"participants_qualifier": "about"},
            ["There is no number of participants to qualify."],
        ),
        ({"duration": 3, "duration_unit": "months"}, []),
        ({"duration": 3}, ["A duration and its unit belong together."]),
        ({"duration_unit": "months"}, ["A duration and its unit belong together."]),
    ],
)
def test_numbers_have_an_order_and_a_unit(fields, messages):
    assert complaints(Exchange(title="Training", **fields)) == messages


@pytest.mark.parametrize(
    ("status", "is_contact"),
    [
        ("completed", True),
        ("under_way", True),
        ("planned", False),
        ("under_discussion", False),
        ("cancelled", False),
        ("reported_only", False),
    ],
)
def test_exchange_is_a_contact_once_it_began(status, is_contact):
    make_exchange(status=status)

    assert Exchange.objects.contacts().exists() is is_contact


def test_specialty_or_label_is_given_and_listed_once_in_a_stage():
    specialty = make_specialty()
    training = make_exchange(specialties=[specialty])

    neither = ExchangeSpecialty(exchange=training)
    again = ExchangeSpecialty(exchange=training, specialty=specialty)
    requested = ExchangeSpecialty(exchange=training, specialty=specialty, stage="requested")

    assert complaints(neither) == ["Give a specialty, or the label as printed."]
    assert complaints(again) == ["This specialty is listed already."]
    assert complaints(requested) == []


def test_exchange_in_a_specialty_below_is_in_the_one_above():
    above = make_specialty()
    below, other = make_specialty(parent=above), make_specialty()
    training = make_exchange(specialties=[below])
    labelled, without = make_exchange(specialties=["A label"]), make_exchange()

    exchanges = Exchange.objects.order_by("pk")

    assert list(exchanges.with_specialty(above.pk)) == [training]
    assert list(exchanges.with_specialty(below.pk)) == [training]
    assert list(exchanges.with_specialty(other.pk)) == []
    assert list(exchanges.without_specialty()) == [without]
    assert list(ExchangeSpecialty.objects.unmapped()) == [labelled.specialties.get()]


def test_labels_for_a_specialty_stand_once_each():
    specialty = make_specialty()
    for label in ("heart", "cardiology", "heart", ""):
        training = make_exchange()
        training.specialties.create(specialty=specialty, label=label)
    make_exchange(specialties=["unmatched"])

    labels = ExchangeSpecialty.objects.labels_for(specialty)

    assert list(labels) == ["cardiology", "heart"]


def test_exchange_under_a_hidden_agreement_is_under_none_that_is_public():
    public, draft = make_agreement(), make_agreement(state="draft")
    under_public, under_draft = make_exchange(agreements=[public]), make_exchange()
    for exchange in (under_public, under_draft):
        exchange.agreements.add(draft)

    exchanges = Exchange.objects.order_by("pk")

    assert list(exchanges.under_agreement(draft)) == [under_public, under_draft]
    assert list(exchanges.under_no_agreement()) == [under_draft]
