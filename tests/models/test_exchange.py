"""Rules of exchanges and their specialties, and the words for them."""

import pytest

from agreements.models import Exchange, ExchangeSpecialty
from tests.factories import make_exchange, make_specialty
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


def test_specialty_or_label_is_given_and_listed_once_in_a_stage():
    specialty = make_specialty()
    training = make_exchange(specialties=[specialty])

    neither = ExchangeSpecialty(exchange=training)
    again = ExchangeSpecialty(exchange=training, specialty=specialty)
    requested = ExchangeSpecialty(exchange=training, specialty=specialty, stage="requested")

    assert complaints(neither) == ["Give a specialty, or the label as printed."]
    assert complaints(again) == ["This specialty is listed already."]
    assert complaints(requested) == []


def test_labels_for_a_specialty_stand_once_each():
    specialty = make_specialty()
    for label in ("heart", "cardiology", "heart", ""):
        training = make_exchange()
        training.specialties.create(specialty=specialty, label=label)
    make_exchange(specialties=["unmatched"])

    labels = ExchangeSpecialty.objects.labels_for(specialty)

    assert list(labels) == ["cardiology", "heart"]
