"""Lengths of time in words, and the note of an end that is computed from one."""

import pytest
from django.utils import translation

from agreements.models import Agreement
from agreements.presenters.duration import computed_from, duration, end_of_term, length_of_term
from tests.factories import make_agreement


@pytest.mark.parametrize(
    ("number", "upper", "unit", "words"),
    [
        (1, None, "years", "1 year"),
        (5, None, "years", "5 years"),
        (2, 3, "months", "2–3 months"),
        (1, None, "weeks", "1 week"),
        (90, None, "days", "90 days"),
        (None, None, "", ""),
    ],
)
def test_duration_has_its_unit(number, upper, unit, words):
    assert duration(number, upper, unit) == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "end", "computed"),
    [
        (
            {"term_start": "2018"},
            "2023, computed from the term of 5 years",
            "computed from the term of 5 years",
        ),
        ({"term_start": "2018", "term_end": "2022"}, "2022", ""),
        ({}, "", ""),
    ],
)
def test_end_that_is_computed_says_from_what(fields, end, computed):
    made = make_agreement(term_length=5, term_length_unit="years", **fields)

    agreement = Agreement.objects.get(pk=made.pk)

    assert (end_of_term(agreement), computed_from(agreement)) == (end, computed)
    assert length_of_term(agreement) == "5 years"


@pytest.mark.django_db
def test_computed_end_is_said_in_chinese():
    made = make_agreement(term_start="2018", term_length=5, term_length_unit="years")

    with translation.override("zh-hans"):
        assert computed_from(Agreement.objects.get(pk=made.pk)) == "按5年有效期推算"
