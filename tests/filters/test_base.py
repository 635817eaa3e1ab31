"""Parameters have one name on every list, and their former names lead to it."""

import pytest

from agreements.filters.base import BaseFilterSet
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
