"""Parameters have one name on every list, and their former names lead to it."""

import pytest
from django.urls import reverse

from agreements.filters.base import BaseFilterSet
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_programme,
    make_specialty,
)
from tests.lists import LISTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("former", "current"),
    [
        ("/agreements/?text=x&region=a&signed=2009", "/agreements/?q=x&place=a&date=2009"),
        ("/exchanges/?sent_from=a&host=b&year=2009", "/exchanges/?from=a&to=b&date=2009"),
        ("/exchanges/map/?sent_from=a", "/exchanges/map/?from=a"),
        ("/delegations/map.svg?when=2009&width=wide", "/delegations/map.svg?width=wide&date=2009"),
        (
            "/zh-hans/programmes/?period=2009&sort=title",
            "/zh-hans/programmes/?sort=title&date=2009",
        ),
        ("/sources/?published=2018&date=2019", "/sources/?date=2019"),
        ("/partnerships/?silent=5", "/partnerships/?no_contact_years=5"),
    ],
)
def test_former_name_of_a_parameter_leads_to_the_current_one(client, former, current):
    response = client.get(former)

    assert (response.status_code, response["Location"]) == (301, current)


def test_parameter_has_one_name_on_every_list():
    former = {name for one in LISTS for name in one.filters.base_filters} & set(
        BaseFilterSet.FORMER_PARAMETERS
    )

    assert former == set()


@pytest.mark.parametrize(
    ("maker", "list_name"),
    [
        (make_agreement, "agreements"),
        (make_delegation, "delegations"),
        (make_exchange, "exchanges"),
        (make_programme, "programmes"),
    ],
)
def test_list_is_filtered_by_specialty(client, maker, list_name):
    above = make_specialty(code="L90", name="Medicine of trials")
    below = make_specialty(code="L90.01", parent=above, name="Stroke", synonyms="脑卒中; đột quỵ")
    found = maker(specialties=[below])
    maker(specialties=["a label"])
    without = maker()
    maker(specialties=[below], state="draft")
    url = reverse(list_name)

    def codes(value):
        return [row["code"] for row in client.get(url, {"specialty": value}).context["rows"]]

    assert codes("L90") == codes("stroke") == codes("脑卒中") == codes("Đột quỵ") == [found.code]
    assert codes("not_stated") == [without.code]
    page = client.get(url, {"specialty": "nonsense"})
    assert (page.status_code, list(page.context["rows"])) == (400, [])
    assert 'hx-get="/suggestions/specialties/' in page.content.decode()
