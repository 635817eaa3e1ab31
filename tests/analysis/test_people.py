"""Counting people: lower bounds only, and never one thing for another."""

from datetime import date

import pytest
from django.db.models import Q

from agreements.analysis import People, Stage, people, people_of_groups
from agreements.dates import certain_q
from agreements.models import Exchange
from tests.factories import make_exchange

pytestmark = pytest.mark.django_db


def counted(certain=None):
    return people(Exchange.objects.for_public().as_rows(), certain)


def exactly(number, **fields):
    fields.setdefault("status", "completed")
    return make_exchange(participants=number, participants_qualifier="exactly", **fields)


def test_people_of_nothing():
    assert counted() == {}


def test_people_of_exact_numbers_are_their_sum():
    exactly(10)
    exactly(5, scope="period", status="under_way")

    found = counted()

    assert found == {Stage.DONE: People(exchanges=2, certain=2, persons=15)}
    assert found[Stage.DONE].is_complete


def test_people_in_six_specialties_are_counted_once():
    exactly(10, specialties=["one", "two", "three", "four", "five", "six"])

    assert counted() == {Stage.DONE: People(exchanges=1, certain=1, persons=10)}


@pytest.mark.parametrize(
    "fields",
    [
        {"participants": 10, "participants_qualifier": "over"},
        {"participants": 10, "participants_to": 12},
    ],
)
def test_people_of_a_lower_bound_are_no_exact_number(fields):
    make_exchange(status="completed", **fields)

    found = counted()

    assert found == {Stage.DONE: People(exchanges=1, certain=1, persons=10, is_exact=False)}
    assert not found[Stage.DONE].is_complete


def test_people_of_a_number_without_a_qualifier_are_what_it_says():
    make_exchange(status="completed", participants=10)

    assert counted() == {Stage.DONE: People(exchanges=1, certain=1, persons=10)}


@pytest.mark.parametrize("qualifier", ["about", "nearly", "up_to", "average"])
def test_people_of_a_number_without_lower_bound_are_in_no_sum(qualifier):
    exactly(10)
    make_exchange(status="completed", participants=500, participants_qualifier=qualifier)

    found = counted()

    assert found == {Stage.DONE: People(exchanges=2, certain=2, persons=10, approximate=1)}
    assert not found[Stage.DONE].is_complete


def test_people_not_stated_are_not_zero():
    exactly(10)
    make_exchange(status="completed")

    found = counted()

    assert found == {Stage.DONE: People(exchanges=2, certain=2, persons=10, unstated=1)}
    assert not found[Stage.DONE].is_complete


def test_people_of_a_cumulative_number_are_in_no_sum():
    exactly(10)
    exactly(530, scope="cumulative")

    assert counted() == {Stage.DONE: People(exchanges=2, certain=2, persons=10, cumulative=1)}


def test_people_at_a_point_in_time_are_in_no_sum():
    exactly(10)
    exactly(200, scope="state")

    found = counted()

    assert found == {Stage.DONE: People(exchanges=2, certain=2, persons=10, state=1)}
    assert not found[Stage.DONE].is_complete


def test_people_who_were_planned_are_those_of_a_plan_only():
    exactly(10)
    for status in ("completed", "planned"):
        make_exchange(status=status, participants=60, participants_qualifier="planned")

    assert counted() == {
        Stage.DONE: People(exchanges=2, certain=2, persons=10, unstated=1),
        Stage.PLANNED: People(exchanges=1, certain=1, persons=60),
    }


def test_people_and_person_times_are_never_added():
    exactly(10)
    exactly(30, participants_unit="person_times")

    assert counted() == {Stage.DONE: People(exchanges=2, certain=2, persons=10, person_times=30)}


def test_people_of_plans_wishes_and_reports_stand_apart():
    exactly(1, status="completed")
    exactly(20, status="planned")
    exactly(300, status="under_discussion")
    exactly(4000, status="reported_only")
    exactly(50000, status="cancelled")

    assert counted() == {
        Stage.DONE: People(exchanges=1, certain=1, persons=1),
        Stage.REPORTED: People(exchanges=1, certain=1, persons=4000),
        Stage.PLANNED: People(exchanges=2, certain=2, persons=320),
        Stage.CANCELLED: People(exchanges=1, certain=1, persons=50000),
    }


@pytest.mark.parametrize("dates", ["2009?", "2008/2009", "XXXX-01-14", "2001/.."])
def test_people_that_only_possibly_fall_in_the_time_stand_apart(dates):
    exactly(10, dates="2009")
    exactly(5, dates=dates)
    exactly(7, dates=dates, status="planned")

    found = counted(certain_q("dates", date(2009, 1, 1), date(2009, 12, 31)))

    assert found == {
        Stage.DONE: People(exchanges=1, certain=1, persons=10),
        Stage.POSSIBLE: People(exchanges=1, certain=0, persons=5),
        Stage.PLANNED: People(exchanges=1, certain=0, persons=7),
    }


def test_people_cost_one_query(django_assert_num_queries):
    exactly(10)
    make_exchange(status="planned")

    with django_assert_num_queries(1):
        counted()


def test_people_of_groups_count_an_exchange_in_each_group_that_it_is_in(django_assert_num_queries):
    exactly(10, kind="course", dates="2009")
    exactly(5, kind="course", dates="2010")
    make_exchange(kind="lecture", dates="2009", status="planned")
    groups = {
        "courses": Q(kind="course"),
        "of 2009": Q(dates="2009"),
        "none": Q(kind="research"),
    }

    with django_assert_num_queries(1):
        found = people_of_groups(Exchange.objects.for_public().as_rows(), groups)

    assert found == {
        "courses": {Stage.DONE: People(exchanges=2, certain=2, persons=15)},
        "of 2009": {
            Stage.DONE: People(exchanges=1, certain=1, persons=10),
            Stage.PLANNED: People(exchanges=1, certain=1, unstated=1),
        },
    }


def test_people_of_no_groups_cost_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert people_of_groups(Exchange.objects.all(), {}) == {}
