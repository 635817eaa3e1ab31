"""Readings of a name with a generic word in three languages."""

import pytest

from agreements.models import Region, RegionAlias
from agreements.models.region_words import with_endings, without_kind
from tests.factories import make_region

PROVINCE, PREFECTURE, COUNTY = ("province",), ("prefecture", "division"), ("county", "division")


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("Guangdong Province", ("guangdong", PROVINCE)),
        ("guangdong-province", ("guangdong", PROVINCE)),
        ("Province of Lao Cai", ("lao cai", PROVINCE)),
        ("Inner Mongolia Autonomous Region", ("inner mongolia", ("province", "division"))),
        ("Guangxi Zhuang Autonomous Region", ("guangxi", ("province", "division"))),
        ("Honghe Prefecture", ("honghe", PREFECTURE)),
        ("Honghe Hani and Yi Autonomous Prefecture", ("honghe", PREFECTURE)),
        ("Hekou Yao Autonomous County", ("hekou", COUNTY)),
        ("Hong Kong SAR", ("hong kong", ("special_region",))),
        ("Hong Kong Special Administrative Region", ("hong kong", ("special_region",))),
        ("tỉnh Lào Cai", ("lao cai", PROVINCE)),
        ("Khu tự trị Nội Mông", ("noi mong", PROVINCE)),
        ("Khu tự trị dân tộc Choang Quảng Tây", ("quang tay", PROVINCE)),
        ("Châu tự trị Hồng Hà", ("hong ha", PREFECTURE)),
        ("huyện Hà Khẩu", ("ha khau", COUNTY)),
        ("State of California", ("california", ("division",))),
        ("Osaka Prefecture", ("osaka", PREFECTURE)),
        ("Yaroslavl Oblast", ("yaroslavl", ("division",))),
        ("bang California", ("california", ("division",))),
        ("红河州", ("红河", PREFECTURE)),
        ("广西自治区", ("广西", PROVINCE)),
    ],
)
def test_name_is_read_without_the_word_for_its_kind(typed, reading):
    assert reading in without_kind(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kunming City", "kunming"),
        ("Vientiane Capital", "vientiane"),
        ("thành phố Hà Nội", "ha noi"),
        ("TP. Hà Nội", "ha noi"),
        ("TP.Hà Nội", "ha noi"),
        ("Thủ đô Hà Nội", "ha noi"),
        ("昆明市", "昆明"),
    ],
)
def test_city_may_be_of_several_ranks(typed, name):
    [(read, kinds)] = without_kind(typed)

    assert read == name
    assert {"city", "prefecture", "county"} <= set(kinds)


@pytest.mark.parametrize(
    "typed", ["Province", "省", "tỉnh", "Guangdong", "", "Guangdong Prov", "Quận 1", "1 district"]
)
def test_text_without_a_name_or_a_whole_word_has_no_reading(typed):
    assert without_kind(typed) == []


def test_word_that_is_still_being_typed_is_read():
    assert without_kind("Guangdong Prov", is_typing=True) == [("guangdong", PROVINCE)]
    assert without_kind("Guangdong Pr", is_typing=True) == []


def test_chinese_name_stands_with_each_ending():
    assert {"昆明市", "昆明省", "昆明自治州"} <= set(with_endings(" 昆明 "))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Jilin Province", ["jilin"]),
        ("Jilin City", ["jilin", "jilin-city"]),
        ("Jilin Pref", []),
        ("tỉnh Cát Lâm", ["jilin"]),
        ("吉林", ["jilin", "jilin-city"]),
        ("吉林省", ["jilin"]),
        ("Kirin Province", ["jilin"]),
    ],
)
def test_places_that_a_text_may_mean_are_all_found_for_choosing(typed, slugs):
    province = make_region(
        name="Jilin", name_zh="吉林省", name_vi="Cát Lâm", slug="jilin", kind="province"
    )
    RegionAlias.objects.create(region=province, text="Kirin", language="en", kind="former")
    make_region(name="Jilin", name_zh="吉林市", slug="jilin-city", kind="city", parent=province)

    found = Region.objects.matching(typed).values_list("slug", flat=True)

    assert sorted(found) == slugs
