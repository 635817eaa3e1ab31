"""The fields that public forms share."""

from decimal import Decimal

import pytest
from django.utils import translation

from agreements.choices import AgreementKind
from agreements.dates import UncertainDate
from agreements.serializers.base import DateField, NumberField, WordField


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2010?-01-14", "2010-01-14", "2010-01-14"),
        ("2018/..", "2018-01-01", None),
        ("XXXX-01-14", None, None),
    ],
)
def test_date_has_its_text_and_the_days_that_it_may_mean(text, first, last):
    date = UncertainDate.parse(text)

    form = DateField().to_representation(date)

    assert form == {"edtf": text, "from": first, "to": last, "text": date.format("en")}


def test_word_has_a_code_for_good_and_a_label_to_be_read():
    field = WordField(labels=dict(AgreementKind.choices))

    english = field.to_representation("minutes")
    with translation.override("vi"):
        vietnamese = field.to_representation("minutes")

    assert english == {"code": "minutes", "label": str(AgreementKind.MINUTES.label)}
    assert vietnamese["code"] == "minutes"
    assert vietnamese["label"] != english["label"]
    assert field.to_representation("") is None


@pytest.mark.parametrize(
    ("value", "number"), [("7.00", 7), ("7.50", 7.5), ("0.00", 0), ("1E+3", 1000)]
)
def test_number_has_no_decimals_that_it_does_not_need(value, number):
    form = NumberField().to_representation(Decimal(value))

    assert (form, type(form)) == (number, type(number))
