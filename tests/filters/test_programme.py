"""The filters of programmes."""

import pytest

from agreements.filters.programme import ProgrammeFilterSet
from agreements.models import Programme
from tests.factories import make_area, make_institution, make_programme, make_region

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


def test_programmes_by_kind_and_status(find):
    assistance = make_programme(kind="paired_assistance", status="under_way")
    planned = make_programme(kind="joint_research", status="planned")
    unstated = make_programme()

    assert find(kind="paired_assistance") == [assistance.code]
    assert find(kind=["joint_research", "not_stated"]) == [planned.code, unstated.code]
    assert find(status="under_way") == [assistance.code]
    assert find(status="not_stated") == [unstated.code]


def test_programmes_by_area_of_cooperation(find):
    training = make_area(slug="training")
    found = make_programme(areas=[training])
    other = make_programme(areas=[make_area()])
    unstated = make_programme()

    assert find(area="training") == [found.code]
    assert find(area=other.areas.get().slug) == [other.code]
    assert find(area=["training", "not_stated"]) == [found.code, unstated.code]


def test_programmes_by_words(find):
    found = make_programme(title="Expert group", summary="Assistance to hospitals")
    based = make_programme(
        legal_basis_number="No. 17 of 2012", areas=[make_area(name="Nursing", name_zh="护理")]
    )
    make_programme(title="Another")

    assert find(q="hospital assistance") == [found.code]
    assert find(q="no. 17 of 2012") == [based.code]
    assert find(q="护理") == [based.code]
