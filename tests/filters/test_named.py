"""How the filters read a typed name of a place, institution or specialty, and what they offer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Region, RegionAlias
from tests.factories import (
    make_agreement,
    make_institution,
    make_region,
)
from tests.pages import choices

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """A country, a province and a city in it, a homonym of the city, and a hospital in the city."""
    china = make_region(name="China", name_zh="中国", name_vi="Trung Quốc", slug="china")
    province = make_region(name="Guangdong", name_zh="广东省", slug="guangdong", parent=china)
    city = make_region(
        name="Guangzhou",
        name_zh="广州市",
        name_vi="Quảng Châu",
        slug="guangzhou",
        gbt_2260="440100",
        parent=province,
    )
    twin = make_region(name="Guangzhou", slug="guangzhou-town", parent=china)
    hospital = make_institution(
        name="First Hospital", name_zh="第一医院", slug="first-hospital", region=city
    )
    return {"city": city, "twin": twin, "hospital": hospital}


def answer(client, **query):
    """The status of a list of agreements, and the titles of its rows."""
    response = client.get(reverse("agreements"), query)
    return response.status_code, [row["title"] for row in response.context["rows"]]


@pytest.mark.parametrize(
    "typed",
    [
        "Guangzhou, Guangdong, China",
        "guangzhou, guangdong, china",
        "中国广东省广州市",
        "Quảng Châu, Guangdong, Trung Quốc",
        "广州",
        "thành phố Quảng Châu",
        "quang chau",
        "Guangzhou, Guangdong",
        "广东省广州市",
        "440100",
        "GB/T 2260 440100",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh-hans", "vi"])
def test_place_is_read_by_its_label_and_by_its_name_in_any_language(
    client, places, typed, language
):
    make_agreement(title="One", parties=[places["city"]])
    make_agreement(title="Two", parties=[places["twin"]])

    prefix = "" if language == "en" else f"/{language}"
    response = client.get(f"{prefix}/agreements/", {"place": typed})

    assert response.status_code == 200
    assert [row["title"] for row in response.context["rows"]] == ["One"]


@pytest.mark.parametrize(
    "typed", ["First Hospital, Guangzhou", "第一医院，广州市", "first hospital"]
)
def test_institution_is_read_by_its_label_and_by_its_name(client, places, typed):
    other = make_institution(name="Second Hospital", region=places["city"])
    make_agreement(title="One", parties=[places["hospital"]])
    make_agreement(title="Two", parties=[other])

    assert answer(client, institution=typed) == (200, ["One"])


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Guangdong Province", ["guangdong"]),
        ("guangdong province", ["guangdong"]),
        ("广东", ["guangdong"]),
        ("Lao Cai", ["lao-cai"]),
        ("Lao Cai Province", ["lao-cai"]),
        ("tỉnh Lào Cai", ["lao-cai"]),
        ("Lao Cai City", ["lao-cai-city"]),
        ("tinh lao cai", ["lao-cai"]),
        ("City of Guangzhou", ["guangzhou"]),
        ("ＧＵＡＮＧＺＨＯＵ City", ["guangzhou"]),
        ("Guangzhou Province", []),
        ("Guangzhou County", []),
        ("Province", []),
        ("Tanna Island", ["tanna"]),
        ("đảo Tanna", ["tanna"]),
        ("塔纳", ["tanna"]),
    ],
)
def test_place_is_read_with_the_word_for_its_kind(typed, slugs):
    make_region(name="Guangdong", name_zh="广东省", slug="guangdong", kind="province")
    make_region(name="Guangzhou", name_zh="广州市", slug="guangzhou", kind="city")
    make_region(name="Tanna", name_zh="塔纳岛", slug="tanna", kind="island")
    lao_cai = make_region(name="Lao Cai", name_vi="Lào Cai", slug="lao-cai", kind="province")
    make_region(name="Lao Cai City", slug="lao-cai-city", kind="city", parent=lao_cai)
    regions = Region.objects.all()

    found = regions.with_exact_name(typed) or regions.with_kind_in_name(typed)

    assert [region.slug for region in found] == slugs


@pytest.mark.parametrize(
    ("typed", "name"),
    [("quang", "Guangzhou, Guangdong, China"), ("guangz", "Guangzhou, Guangdong, China")],
)
def test_words_that_one_name_alone_holds_are_offered_and_not_guessed(client, places, typed, name):
    make_agreement(parties=[places["city"]])

    response = client.get(reverse("agreements"), {"place": typed})

    assert (response.status_code, response.context["rows"]) == (400, [])
    assert choices(response) == [(name, "/agreements/?place=guangzhou")]
    [group] = [one for one in response.context["groups"] if one["choices"]]
    assert group["fields"][0].name == "place"
    assert response.content.decode().count('href="/agreements/?place=guangzhou">') == 2
    assert f"None is called exactly “{typed}”. Choose one of these." in response.content.decode()


def test_filter_in_force_names_in_full_what_a_typed_name_was_read_as(client, places):
    make_agreement(parties=[places["city"]])

    response = client.get(reverse("agreements"), {"place": "guangzhou"})

    [filter_in_force] = response.context["filters"]
    assert filter_in_force["value"] == "Guangzhou, Guangdong, China"
    assert filter_in_force["remove_url"] == "/agreements/"


def test_name_that_fits_several_offers_them_with_the_other_filters_kept(client, places):
    make_agreement(parties=[places["city"], places["twin"]])

    response = client.get(reverse("agreements"), {"place": "Guangz", "date": "2009", "after": "x"})

    assert (response.status_code, response.context["rows"]) == (400, [])
    assert choices(response) == [
        ("Guangzhou, Guangdong, China", "/agreements/?place=guangzhou&date=2009"),
        ("Guangzhou, China", "/agreements/?place=guangzhou-town&date=2009"),
    ]
    assert "None is called exactly “Guangz”. Choose one of these." in (response.content.decode())


def test_exact_name_goes_before_words(client, places):
    make_agreement(title="One", parties=[make_region(name="Hekou", slug="hekou-yunnan")])
    make_agreement(title="Two", parties=[make_region(name="Hekou North")])

    assert answer(client, place="hekou") == (200, ["One"])


def test_choices_are_ten_at_most(client):
    make_agreement(parties=[make_region(name=f"Valley {number}") for number in range(12)])

    response = client.get(reverse("agreements"), {"place": "valley"})

    assert len(choices(response)) == 10


@pytest.mark.parametrize("typed", ["Gwangzhou", "Quang Chao", "广州十"])
def test_name_that_is_mistyped_is_refused_with_similar_names(client, places, typed):
    make_agreement(parties=[places["city"]])

    response = client.get(reverse("agreements"), {"place": typed})

    assert (response.status_code, response.context["rows"]) == (400, [])
    assert choices(response)[0] == (
        "Guangzhou, Guangdong, China",
        "/agreements/?place=guangzhou",
    )
    assert f"None is called “{typed}”. These have a similar name." in response.content.decode()


@pytest.mark.parametrize(("typed", "slug"), [("Hà Nam", "ha-nam"), ("hạ nam", "ha-nam-2")])
def test_name_with_its_diacritics_goes_before_one_without(client, typed, slug):
    for name, its_slug in (("Hà Nam", "ha-nam"), ("Hạ Nam", "ha-nam-2")):
        region = make_region(name=name, slug=its_slug)
        make_agreement(title=its_slug, parties=[region])

    assert answer(client, place=typed) == (200, [slug])
    assert answer(client, place="ha nam") == (400, [])


@pytest.mark.parametrize("typed", ["nowhere", "...", "100%", "_"])
def test_name_that_fits_nothing_is_refused_without_choices(client, places, typed):
    make_agreement(parties=[places["city"]])

    response = client.get(reverse("agreements"), {"place": typed})

    assert (response.status_code, response.context["rows"]) == (400, [])
    assert choices(response) == []


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
@pytest.mark.parametrize(
    "typed", ["Guangzhou, Guangdong, China", "quang", "Canton", "中国广东省广州市"]
)
def test_place_that_is_not_public_is_neither_read_nor_offered(client, places, state, typed):
    RegionAlias.objects.create(region=places["city"], text="Canton", language="en", kind="former")
    make_agreement(parties=[places["city"]], state=state)
    make_agreement(parties=[places["twin"]])

    response = client.get(reverse("agreements"), {"place": typed})

    assert (response.status_code, choices(response)) == (400, [])


@pytest.mark.parametrize("typed", ["Valley 1, China", "valley", "nowhere"])
def test_reading_a_name_costs_the_same_however_many_are_alike(client, typed):
    china = make_region(name="China", slug="china")
    make_agreement(parties=[make_region(name=f"Valley {n}", parent=china) for n in (1, 2)])
    client.get(reverse("agreements"), {"place": typed})
    with CaptureQueriesContext(connection) as with_two:
        client.get(reverse("agreements"), {"place": typed})
    make_agreement(parties=[make_region(name=f"Valley {n}", parent=china) for n in (3, 4, 5)])

    with CaptureQueriesContext(connection) as with_five:
        client.get(reverse("agreements"), {"place": typed})

    assert len(with_two) == len(with_five)
