"""Address names that the register gives."""

import pytest

from agreements.models import Area, Institution, Region, Source
from agreements.models.slug import free_slug
from tests.factories import make_region, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        ({"name": "Xining", "name_zh": "西宁市"}, "xining"),
        ({"name_zh": "西宁市", "name_vi": "Tây Ninh"}, "xi-ning-shi"),
        ({"name_vi": "Tỉnh Đồng Nai"}, "tinh-dong-nai"),
    ],
)
@pytest.mark.parametrize(("model", "kind"), [(Region, "city"), (Institution, "hospital")])
def test_first_name_gives_the_address_name(model, kind, names, slug):
    assert model.objects.create(kind=kind, **names).slug == slug


def test_area_is_given_an_address_name():
    assert Area.objects.create(name_zh="眼科合作").slug == "yan-ke-he-zuo"


@pytest.mark.parametrize(
    ("titles", "slug"),
    [
        ({"title": "访问", "title_en": "A visit"}, "a-visit"),
        ({"title": "访问", "title_vi": "Chuyến thăm"}, "fang-wen"),
        ({"title_vi": "[Ghi chép]"}, "ghi-chep"),
        ({"title": "Визит"}, "source"),
    ],
)
def test_source_is_given_one_by_its_english_title_or_the_printed_one(titles, slug):
    assert Source.objects.create(language="zh-Hans", **titles).slug == slug


def test_taken_address_name_gets_a_number():
    for _number in range(2):
        make_region(slug="", name="", name_zh="西宁市")
    make_region(slug="xi-ning-shi-4")

    assert make_region(slug="", name="", name_zh="西宁市").slug == "xi-ning-shi-3"
    assert make_region(slug="", name="", name_zh="西宁市").slug == "xi-ning-shi-5"


def test_long_name_leaves_room_for_a_number():
    slug = free_slug(Area, ["西宁市" * 30])

    assert slug == ("xi-ning-shi-" * 5)[:-1][: len(slug)]
    assert len(slug) <= 55


def test_address_name_stays_when_the_name_changes():
    place = make_region(slug="", name="", name_zh="西宁市")

    place.name, place.name_zh = "Xining", "西宁"
    place.save()

    place.refresh_from_db()
    assert place.slug == "xi-ning-shi"


def test_given_address_name_is_kept():
    assert make_source(slug="by-hand", title="A report").slug == "by-hand"
