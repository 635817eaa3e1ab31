"""Rules of exchanges, and the words for them."""

import pytest

from agreements.models import Exchange
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
