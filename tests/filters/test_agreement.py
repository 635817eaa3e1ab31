"""The filters of agreements."""

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_area, make_institution, make_region
from tests.pages import row_codes

pytestmark = pytest.mark.django_db


def test_agreements_by_time_of_signing_tell_certain_from_possible(client):
    certain = make_agreement(signed="2010-03")
    possible = make_agreement(signed="2010?-01-14")
    make_agreement(signed="2012")
    make_agreement()

    response = client.get(reverse("agreements"), {"date": "2009/2010"})

    assert row_codes(response) == [certain.code, possible.code]
    assert (response.context["certain"], response.context["possible"]) == (1, 1)
    assert "1 + 1 possible" in response.content.decode()


def test_agreements_without_a_date_of_signing_can_be_asked_for(client):
    make_agreement(signed="2010")
    undated = make_agreement()

    response = client.get(reverse("agreements"), {"date": "not_stated"})

    assert row_codes(response) == [undated.code]


def test_agreements_by_area_or_without_one(client):
    training = make_area()
    with_area = make_agreement(areas=[training])
    without = make_agreement()
    make_agreement(areas=[make_area()])

    response = client.get(reverse("agreements"), {"area": [training.slug, "not_stated"]})

    assert set(row_codes(response)) == {with_area.code, without.code}


def test_agreements_by_place_include_everything_below_it(client):
    province = make_region(name="Qinghai", kind="province")
    city = make_region(name="Xining", parent=province, slug="xining")
    bureau = make_institution(region=city)
    found = make_agreement(parties=[bureau, make_region()])
    make_agreement()

    by_province = client.get(reverse("agreements"), {"place": province.slug})
    by_name = client.get(reverse("agreements"), {"place": "Xining"})

    assert row_codes(by_province) == [found.code]
    assert row_codes(by_name) == [found.code]
