"""Regions and institutions that take part in records, and which of them do so together."""

import pytest

from agreements.charts.counting import Selection
from agreements.charts.ties import ties_of_all_regions, ties_of_institutions, ties_of_regions
from agreements.models import DelegationStop
from agreements.registry import AGREEMENT, DELEGATION, EVENT_KINDS, EXCHANGE
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def selections(*kinds):
    """All published records of some kinds."""
    return [Selection(kind, kind.model.objects.for_public().as_rows()) for kind in kinds]


def test_counts_of_triggers_give_the_same_map_as_the_records():
    province = make_region(kind="province")
    city, capital = make_region(parent=province), make_region(parent=province)
    other, third = make_region(), make_region()
    district = make_region(parent=other, kind="district")
    make_agreement(parties=[make_institution(region=district), city])
    make_agreement(parties=[province, other])
    make_agreement(parties=[city, third], state="draft")
    talks = make_delegation(senders=[other], hosts=[province])
    DelegationStop.objects.create(delegation=talks, region=third, position=1)
    DelegationStop.objects.create(delegation=talks, region=capital, position=2)
    make_exchange(senders=[third], hosts=[third])
    make_exchange(senders=[capital], hosts=[other])

    every = selections(*EVENT_KINDS)

    counted, live = ties_of_all_regions(every), ties_of_regions(every)
    assert counted == live
    assert list(counted.single) == list(live.single)
    assert list(counted.pairs) == list(live.pairs)
    assert len(counted.pairs) > 3


def test_partners_through_a_programme_alone_are_not_on_the_map_of_records():
    one, other = make_region(), make_region()
    make_programme(parties=[one, other])
    make_agreement(parties=[one, make_region()])

    found = ties_of_all_regions(selections(AGREEMENT, DELEGATION, EXCHANGE))

    assert other not in found.single
    assert [pair for pair in found.pairs if other in pair] == []


def test_institutions_of_records_and_pairs_of_them():
    one, other = make_institution(), make_institution()
    make_agreement(parties=[one, other])
    make_agreement(parties=[one])

    found = ties_of_institutions(selections(AGREEMENT))

    assert found.single == {one: {"agreements": 2}, other: {"agreements": 1}}
    assert found.pairs == {(one, other): {"agreements": 1}}


def test_map_of_everything_costs_five_queries(django_assert_num_queries):
    make_agreement(parties=[make_region(), make_region()])
    every = selections(*EVENT_KINDS)

    with django_assert_num_queries(5):
        ties_of_all_regions(every)


def test_first_pairs_are_those_with_most_records_and_know_of_the_others():
    one, other, third = make_region(), make_region(), make_region()
    make_agreement(parties=[one, other])
    for _number in range(2):
        make_agreement(parties=[other, third])
    every = selections(AGREEMENT)

    first = ties_of_all_regions(every, 1)
    make_agreement(parties=[one, third])
    later = ties_of_all_regions(every, 1)

    assert first.pairs == later.pairs == {(other, third): {"agreements": 2}}
    assert (first.pair_count, first.paired) == (2, {one.pk, other.pk, third.pk})
    assert first.digest != later.digest
