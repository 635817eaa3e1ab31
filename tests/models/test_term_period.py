"""Periods that a source counts from the start of a term, on pages and in JSON."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from agreements.models import Commitment, Contribution, Figure
from tests.factories import (
    make_agreement,
    make_commitment,
    make_contribution,
    make_exchange,
    make_figure,
    make_programme,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db

FIRST_YEAR = {"term_period": 1, "term_period_unit": "years"}


@pytest.mark.parametrize(
    ("start", "first", "last", "unit", "dates"),
    [
        ("2019-03-01", 1, None, "years", "2019-03-01/2020-03-01"),
        ("2019-03-01", 2, 3, "years", "2020-03-01/2022-03-01"),
        ("2019-03-31", 4, 6, "months", "2019-06-30/2019-09-30"),
        ("2019-03", 1, None, "months", "2019-03/2019-04"),
        ("2019", 2, None, "years", "2020/2021"),
        ("2019?", 1, None, "years", "2019?/2020?"),
        # A start without a day gives no weeks, one without a year nothing at all.
        ("2019", 1, None, "weeks", ""),
        ("XXXX-03-01", 1, None, "years", ""),
        ("", 1, None, "years", ""),
        ("2019", None, None, "", ""),
    ],
)
def test_dates_of_a_period_are_as_precise_as_the_start(start, first, last, unit, dates):
    with connection.cursor() as cursor:
        cursor.execute("SELECT period_of_term(%s, %s, %s, %s)", [start, first, last, unit])
        assert cursor.fetchone() == (dates,)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", "year 1: 1 March 2019 – 1 March 2020, computed from the start"),
        ("/zh-hans", "第1年：2019年3月1日至2020年3月1日，由起始日推算"),
        ("/vi", "năm thứ 1:"),
    ],
)
def test_commitment_gives_its_period_and_the_computed_dates(client, language, words):
    agreement = make_agreement(term_start="2019-03-01")
    make_commitment(agreement=agreement, **FIRST_YEAR)

    assert words in page_text(client.get(f"{language}{agreement.get_absolute_url()}"))


def test_without_a_stated_start_no_dates_are_computed(client):
    agreement = make_agreement(signed="2019-03-01")
    make_commitment(agreement=agreement, term_period=2, term_period_to=3, term_period_unit="years")

    page = page_text(client.get(agreement.get_absolute_url()))
    (row,) = client.get(f"{agreement.get_absolute_url().rstrip('/')}.json").json()["commitments"]

    assert "years 2–3" in page
    assert "computed" not in page
    assert (row["term_period"], row["term_period_to"], row["term_period_dates"]) == (2, 3, None)


@pytest.mark.parametrize("make", [make_contribution, make_figure])
def test_rows_of_a_programme_count_from_the_start_of_its_period(client, make):
    programme = make_programme(period="2019/2022")
    make(programme=programme, **FIRST_YEAR)
    training = make_exchange()
    make(exchange=training, **FIRST_YEAR)
    rows = "contributions" if make is make_contribution else "figures"

    form = client.get(f"{programme.get_absolute_url().rstrip('/')}.json").json()
    page = page_text(client.get(programme.get_absolute_url()))

    assert form[rows][0]["term_period_dates"]["edtf"] == "2019/2020"
    assert "year 1: " in page
    assert "computed from the start" in page
    assert "year 1 " in page_text(client.get(training.get_absolute_url()))


ROWS = [
    (Commitment, {"text": "Train doctors", "modality": "agreed"}),
    (Contribution, {"description": "Ambulances"}),
    (Figure, {"metric": "Beds", "value": 1, "unit": "items", "scope": "event"}),
]


@pytest.mark.parametrize(("model", "values"), ROWS)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"term_period": 1}, "term_period_unit"),
        ({"term_period_unit": "years"}, "term_period_unit"),
        ({"term_period": 0, "term_period_unit": "years"}, "term_period"),
        ({"term_period": 3, "term_period_to": 2, "term_period_unit": "years"}, "term_period_to"),
    ],
)
def test_what_is_wrong_with_a_period_is_told_at_its_field(model, values, wrong, field):
    with pytest.raises(ValidationError) as error:
        model(agreement=make_agreement(state="draft"), **values, **wrong).full_clean()
    assert field in error.value.message_dict


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"unit": "currency", "currency": "XXY"}, "currency"),
        ({"unit": "currency"}, "currency"),
        ({"unit": "other"}, "unit_label"),
        ({"value": 5, "value_to": 3}, "value_to"),
        ({"value": None}, "value"),
        ({"unit": "nothing"}, "unit"),
    ],
)
def test_what_is_wrong_with_a_figure_is_told_at_its_field(wrong, field):
    values = {"metric": "Beds", "value": 1, "unit": "items", "scope": "event", **wrong}
    with pytest.raises(ValidationError) as error:
        Figure(agreement=make_agreement(state="draft"), **values).full_clean()
    assert list(error.value.message_dict) == [field]
