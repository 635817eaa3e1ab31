"""The filters of delegations: what they find, and what they refuse."""

import pytest

from agreements.filters.delegation import DelegationFilterSet
from agreements.models import Delegation, DelegationStop
from tests.factories import make_area, make_delegation, make_institution, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(rf):
    """Finds by the parameters of an address; fails on any that cannot be read."""

    def find(**parameters):
        filters = DelegationFilterSet(
            rf.get("/", parameters).GET, queryset=Delegation.objects.for_public().as_rows()
        )
        assert filters.form.errors == {}
        return sorted(filters.qs.values_list("code", flat=True))

    return find


def test_delegations_by_origin_and_destination(find):
    province = make_region(slug="qinghai", kind="province")
    city = make_region(slug="xining", parent=province)
    out = make_delegation(senders=[make_institution(region=city)])
    back = make_delegation(hosts=[city])
    make_delegation()

    assert find(**{"from": "qinghai"}) == find(**{"from": "xining"}) == [out.code]
    assert find(to="qinghai") == find(to="xining") == [back.code]
    assert find(place="qinghai") == [out.code, back.code]


def test_delegations_arrive_where_they_stop(find):
    hekou = make_region(slug="hekou")
    delegation = make_delegation(hosts=[])
    DelegationStop.objects.create(delegation=delegation, region=hekou)

    assert find(to="hekou") == [delegation.code]


def test_delegations_without_origin_or_destination(find):
    no_origin = make_delegation(senders=[], hosts=[make_region()])
    no_destination = make_delegation(senders=[make_region()], hosts=[])

    assert find(**{"from": "not_stated"}) == [no_origin.code]
    assert find(to="not_stated") == [no_destination.code]


def test_delegations_by_institution(find):
    hospital = make_institution(slug="hospital")
    found = make_delegation(hosts=[make_institution(parent=hospital)])
    make_delegation()

    assert find(institution="hospital") == [found.code]


def test_delegations_by_kind_and_status(find):
    visit = make_delegation(kind="visit", status="planned")
    talks = make_delegation(kind="talks", status="took_place")
    make_delegation(kind="forum", status="cancelled")

    assert find(kind=["visit", "talks"]) == [visit.code, talks.code]
    assert find(status="took_place") == [talks.code]


def test_delegations_by_topic_or_without_one(find):
    with_topic = make_delegation(topics=[make_area(slug="quality")])
    without = make_delegation()
    make_delegation(topics=[make_area()])

    assert find(area="quality") == [with_topic.code]
    assert find(area=["quality", "not_stated"]) == [with_topic.code, without.code]


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2017-09", ["2017-09-02/2017-09-04", "2017", "XXXX-09-23"]),
        ("2017-10", ["2017", "XXXX-09-23"]),
        ("not_stated", [""]),
    ],
)
def test_delegations_by_time(find, when, found):
    dates = ["2017-09-02/2017-09-04", "2017", "XXXX-09-23", "2018", ""]
    made = {text: make_delegation(dates=text).code for text in dates}

    assert find(date=when) == sorted(made[text] for text in found)


def test_delegations_by_words(find):
    found = make_delegation(title="Visit on quality control")
    make_delegation(title="Visit")

    assert find(q="quality visit") == [found.code]
