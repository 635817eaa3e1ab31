"""Rules of figures."""

import pytest

from agreements.models import Figure
from tests.factories import make_agreement, make_exchange
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
