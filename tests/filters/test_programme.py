"""The filters of programmes."""

import pytest

from agreements.filters.programme import ProgrammeFilterSet
from agreements.models import Programme
from tests.factories import make_institution, make_programme, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(rf):
    """Finds by the parameters of an address; fails on any that cannot be read."""

    def find(**parameters):
        filters = ProgrammeFilterSet(
            rf.get("/", parameters).GET, queryset=Programme.objects.for_public().as_rows()
        )
        assert filters.form.errors == {}
        return sorted(filters.qs.values_list("code", flat=True))

    return find


def test_programmes_by_place_and_institution(find):
    province = make_region(slug="guizhou", kind="province")
    city = make_region(parent=province)
    found = make_programme(parties=[make_institution(slug="hospital", region=city)])
    make_programme()

    assert find(place="guizhou") == [found.code]
    assert find(institution="hospital") == [found.code]


def test_programmes_by_period(find):
    closed = make_programme(period="2008/2010")
    running = make_programme(period="2009/..")
    undated = make_programme()

    assert find(date="2010") == [closed.code, running.code]
    assert find(date="2020") == [running.code]
    assert find(date="not_stated") == [undated.code]


def test_programmes_by_words(find):
    found = make_programme(title="Expert group", summary="Assistance to hospitals")
    make_programme(title="Another")

    assert find(q="hospital assistance") == [found.code]
