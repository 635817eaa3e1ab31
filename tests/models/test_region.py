"""Rules of regions, groupings and other names, and the words for them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.models import Region, RegionAlias, RegionMember
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

TOGETHER = "Give latitude and longitude together, in degrees, or neither."


@pytest.fixture
def honghe():
    """A chain of regions: China, Yunnan, Honghe."""
    china = make_region(name="China", kind="country")
    yunnan = make_region(name="Yunnan", name_zh="云南省", kind="province", parent=china)
    return make_region(name="Honghe", name_zh="红河州", kind="prefecture", parent=yunnan)


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"latitude": "36.6", "longitude": "101.7"}, []),
        ({"latitude": "36.6"}, [TOGETHER]),
        ({"longitude": "101.7"}, [TOGETHER]),
        ({"gbt_2260": "630100"}, []),
        ({"gbt_2260": "6301"}, ["A GB/T 2260 code has six digits."]),
    ],
)
def test_coordinates_are_given_together_and_codes_have_six_digits(fields, messages):
    assert complaints(Region(name="Xining", slug="xining", kind="city", **fields)) == messages


def test_code_belongs_to_one_place_that_is_not_dissolved():
    make_region(gbt_2260="630100", dissolved="2020")
    successor = make_region(gbt_2260="630100")

    third = Region(name="Third", slug="third", kind="city", gbt_2260="630100")

    assert successor.pk
    assert complaints(third) == ["Another place has this GB/T 2260 code."]


def test_place_is_no_part_of_what_lies_in_it(honghe):
    china = Region.objects.get(name="China")
    china.parent = honghe

    with pytest.raises(ValidationError) as caught:
        china.full_clean()

    assert caught.value.message_dict == {"parent": ["Honghe is itself part of this place."]}


def test_grouping_has_members_and_is_part_of_nothing():
    place, grouping = make_region(), make_region(kind="grouping")
    inside = Region(name="West", slug="west", kind="grouping", parent=place)

    assert complaints(inside) == ["A grouping has members and is part of nothing."]
    assert complaints(RegionMember(grouping=place, member=grouping)) == [
        "Only a grouping has members; a place has parts."
    ]
    assert complaints(RegionMember(grouping=grouping, member=grouping)) == [
        "A grouping cannot be its own member."
    ]
    assert complaints(RegionMember(grouping=grouping, member=place)) == []


def test_places_below_a_place_or_in_the_members_of_a_grouping(honghe):
    county, elsewhere = make_region(parent=honghe), make_region(kind="country")
    inner, outer = make_region(kind="grouping"), make_region(kind="grouping")
    inner.memberships.create(member=honghe)
    outer.memberships.create(member=inner)

    places = Region.objects.order_by("pk")

    assert list(places.below(honghe)) == [honghe, county]
    assert list(places.inside(honghe)) == [county]
    assert list(places.below(inner)) == [honghe, county, inner]
    assert list(places.below(outer)) == [honghe, county, inner, outer]
    assert list(places.topmost()) == [Region.objects.get(name="China"), elsewhere, inner, outer]


def test_ancestors_come_from_the_country_down(honghe):
    assert [place.name for place in Region.objects.ancestors_of(honghe)] == ["China", "Yunnan"]
    assert honghe.ancestor_ids[-1] == honghe.pk


def test_label_distinguishes_homonyms_in_the_order_of_the_language(honghe):
    with translation.override("zh-hans"):
        chinese = make_region(name="Hekou", name_zh="河口县", parent=honghe).label

    assert make_region(name="Hekou", parent=honghe).label == "Hekou, Honghe, Yunnan"
    assert chinese == "云南省红河州河口县"
    assert honghe.parents_label == "Yunnan, China"


def test_partnerships_are_counted_at_the_rank_of_cities():
    ranks = ["country", "province", "prefecture", "city", "county", "special_region", "grouping"]
    for kind in ranks:
        make_region(kind=kind)

    found = Region.objects.cities().values_list("kind", flat=True)

    assert set(found) == {"prefecture", "city", "special_region"}


@pytest.mark.parametrize("text", ["630100", "GB/T 2260 630100", "gbt 630100", "西宁", "sining"])
def test_place_is_matched_by_code_name_and_other_name(text):
    xining = make_region(name="Xining", name_zh="西宁市", gbt_2260="630100")
    RegionAlias.objects.create(region=xining, text="Sining", language="en", kind="former")
    make_region(name="Lanzhou", gbt_2260="620100")

    assert list(Region.objects.matching(text)) == [xining]


NAMING = {
    "party of an agreement": lambda one: make_agreement(parties=[one]),
    "place of signing": lambda one: make_agreement(place_of_signing=one),
    "sender": lambda one: make_delegation(senders=[one]),
    "stop": lambda one: make_delegation().stops.create(region=one),
    "host of an exchange": lambda one: make_exchange(hosts=[one]),
    "party of a programme": lambda one: make_programme(parties=[one]),
    "seat of a party": lambda one: make_agreement(parties=[make_institution(region=one)]),
}


@pytest.mark.parametrize("way", NAMING)
def test_grouping_is_listed_once_a_published_record_names_it_itself(way):
    city, grouping = make_region(name="City"), make_region(name="Bay", kind="grouping")
    grouping.memberships.create(member=city)
    make_agreement(parties=[city])
    make_agreement(parties=[grouping], place_of_signing=grouping, state="draft")
    public = Region.objects.for_public().filter(pk__in=[city.pk, grouping.pk])
    listed = public.without_unnamed_groupings()
    before = list(listed)

    NAMING[way](grouping)

    assert list(public) == [grouping, city]
    assert (before, list(listed.all())) == ([city], [grouping, city])


def test_place_is_public_once_a_published_record_names_it_or_what_lies_in_it(honghe):
    make_region(name="Unnamed")
    make_agreement(parties=[honghe], state="submitted")
    before = set(Region.objects.for_public())

    make_agreement(parties=[honghe])

    assert before == set()
    names = Region.objects.for_public().values_list("name", flat=True)
    assert set(names) == {"China", "Yunnan", "Honghe"}
    assert [place.name for place in Region.objects.hidden()] == ["Unnamed"]


@pytest.mark.parametrize(
    ("tag", "is_right"), [("zh-Latn-pinyin", True), ("vi", True), ("中", False)]
)
def test_language_of_another_name_is_a_tag(tag, is_right):
    alias = RegionAlias(region=make_region(), text="Name", language=tag, kind="short")

    assert (complaints(alias) == []) is is_right
