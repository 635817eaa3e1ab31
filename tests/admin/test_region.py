"""Places in the staff area: only reviewers say what belongs to a grouping."""

import pytest
from django.test import Client

from agreements.models import Region, RegionAlias, RegionMember
from tests import factories as make
from tests.staff import make_person, page, prefix_of, shown_in, with_row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("person", "names"), [("editor", []), ("reviewer", ["Guangzhou"])])
def test_only_reviewers_say_what_belongs_to_a_grouping(client, person, names):
    city = make.make_region(name="Guangzhou")
    make.make_agreement(parties=[city])
    client.force_login(make_person(person))
    url = page(Region, "add")
    response = client.get(url)
    sent = shown_in(response) | {"name": "Anything", "kind": "grouping", "slug": "anything"}

    client.post(url, with_row(sent, prefix_of(response, RegionMember), member=city.pk))

    grouping = Region.objects.get(slug="anything")
    assert [row.name for row in grouping.members.all()] == names
    public = Client()
    pages = [
        public.get(url).content.decode()
        for url in ("/suggestions/regions/", f"/regions/{city.slug}/")
    ]
    assert ["Anything" in shown for shown in pages] == [bool(names)] * 2


def test_period_of_another_name_is_given_in_the_form_of_its_place(client):
    place = make.make_region(name="Xiangyang", slug="xiangyang")
    client.force_login(make_person("editor"))
    url = page(Region, "change", place.pk)
    response = client.get(url)
    alias = {"text": "襄樊", "language": "zh-Hans", "kind": "former", "used": "../2010"}

    client.post(url, with_row(shown_in(response), prefix_of(response, RegionAlias), **alias))

    assert str(place.aliases.get().used) == "../2010"
