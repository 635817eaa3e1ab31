"""Address names of names in any script."""

import pytest

from agreements.text import shortened_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Xining Health Bureau", "xining-health-bureau"),
        ("西宁市卫生局", "xi-ning-shi-wei-sheng-ju"),
        ("重庆大学 ABC 医院（2008年）", "chong-qing-da-xue-abc-yi-yuan-2008-nian"),
        ("绿春县", "lv-chun-xian"),
        ("Sở Y tế Đà Nẵng", "so-y-te-da-nang"),
        ("Østfold", "ostfold"),
        ("Министерство", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_name_gives_its_address_name(name, slug):
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("slug", "length", "short"),
    [
        ("xi-ning", 7, "xi-ning"),
        ("xi-ning", 6, "xi"),
        ("xi-ning-shi", 7, "xi-ning"),
        ("hospital", 4, "hosp"),
    ],
)
def test_address_name_is_cut_between_words(slug, length, short):
    assert shortened_slug(slug, length) == short
