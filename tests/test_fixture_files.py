"""The vocabularies and the gazetteer as files, before any of them is loaded."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from agreements.choices import AliasKind, RegionKind

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REGION_FILES = sorted((FIXTURES / "regions").glob("*.csv"))
VOCABULARIES = [
    FIXTURES / f"{name}.csv"
    for name in ("specialties", "areas", "groupings", "grouping_members", "region_aliases")
]
REGION_FIELDS = [
    "key",
    "parent",
    "kind",
    "name",
    "name_zh",
    "name_vi",
    "iso_3166",
    "gbt_2260",
    "latitude",
    "longitude",
    "founded",
    "dissolved",
    "successor",
]
VIETNAM_MERGER = "2025-07-01"


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGIONS = [row for path in REGION_FILES for row in read(path)]
GROUPINGS = read(FIXTURES / "groupings.csv")
BY_KEY = {row["key"]: row for row in REGIONS + GROUPINGS}
CHINESE = [row for row in REGIONS if row["gbt_2260"]]
VIETNAMESE = [row for row in REGIONS if row["parent"] == "vietnam"]
SPECIALTIES = read(FIXTURES / "specialties.csv")


def gbt_rank(code):
    """0 for a province, 1 for a prefecture, 2 for a county, by the zeros of GB/T 2260."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


@pytest.mark.parametrize("path", [*REGION_FILES, *VOCABULARIES], ids=lambda path: path.stem)
def test_file_is_clean_utf8_text(path):
    data = path.read_bytes()
    rows = list(csv.reader(data.decode("utf-8").splitlines()))

    assert len(data) < 600_000
    assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data and data.endswith(b"\n")
    assert {len(row) for row in rows} == {len(rows[0])}
    odd = [
        cell
        for row in rows
        for cell in row
        if cell != " ".join(cell.split()) or cell != unicodedata.normalize("NFC", cell)
    ]
    assert odd == []


@pytest.mark.parametrize(
    "path", [*REGION_FILES, FIXTURES / "groupings.csv"], ids=lambda path: path.stem
)
def test_region_file_has_the_columns(path):
    assert list(read(path)[0]) == REGION_FIELDS


def test_keys_are_unique_and_fit_for_addresses():
    keys = [row["key"] for row in REGIONS + GROUPINGS]

    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []
    assert [key for key in keys if len(key) > 50] == []


def test_every_parent_and_successor_exists():
    named = {row[field] for row in REGIONS + GROUPINGS for field in ("parent", "successor")}

    assert named - {""} - BY_KEY.keys() == set()
    assert {row["kind"] for row in REGIONS + GROUPINGS if not row["parent"]} == {
        "country",
        "grouping",  # A set of places is part of nothing.
    }


def test_a_parent_stands_before_its_children():
    seen = {""}
    early = []
    for row in REGIONS:
        if row["parent"] not in seen:
            early.append(row["key"])
        seen.add(row["key"])

    assert early == []


def test_kinds_are_those_of_the_register():
    kinds = {row["kind"] for row in REGIONS + GROUPINGS}

    assert kinds == set(RegionKind.values)


def test_every_region_has_an_english_name():
    assert [row["key"] for row in REGIONS + GROUPINGS if not row["name"]] == []


def test_every_country_has_three_names_and_an_iso_code():
    countries = [row for row in REGIONS if row["kind"] == "country"]

    incomplete = [
        row["key"]
        for row in countries
        if not (row["name_zh"] and row["name_vi"] and re.fullmatch("[A-Z]{2}", row["iso_3166"]))
    ]
    assert incomplete == []
    # ISO 3166-1 has 249 entries; three of them stand among the provinces of GB/T 2260.
    assert len(countries) == 246


def test_iso_codes_are_unique():
    codes = Counter(row["iso_3166"] for row in REGIONS if row["iso_3166"])

    assert [code for code, times in codes.items() if times > 1] == []
    assert [c for c in codes if not re.fullmatch(r"[A-Z]{2}|(CN|VN)-[A-Z0-9]{2}", c)] == []


def test_gbt_codes_are_unique_and_lie_within_their_parents():
    codes = Counter(row["gbt_2260"] for row in CHINESE)
    # The code of a parent without its closing pairs of zeros begins the code of each child.
    begins = {row["key"]: row["gbt_2260"][: 2 + 2 * gbt_rank(row["gbt_2260"])] for row in CHINESE}
    astray = [
        row["key"]
        for row in CHINESE
        if not row["gbt_2260"].startswith(begins.get(row["parent"], ""))
    ]

    assert [code for code, times in codes.items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"\d{6}", code)] == []
    assert astray == []


def test_china_is_complete():
    ranks = Counter(gbt_rank(row["gbt_2260"]) for row in CHINESE)

    assert ranks == {0: 34, 1: 333, 2: 2847}
    assert [row["key"] for row in CHINESE if not row["name_zh"]] == []
    provinces = [row for row in CHINESE if gbt_rank(row["gbt_2260"]) == 0]
    assert [row["key"] for row in provinces if not (row["name_vi"] and row["iso_3166"])] == []
    assert {row["parent"] for row in provinces} == {"china"}
    special = {row["key"]: row["iso_3166"] for row in provinces if row["kind"] == "special_region"}
    assert special == {"taiwan": "TW", "hong-kong": "HK", "macao": "MO"}


def test_vietnam_is_complete_before_and_after_the_merger():
    in_being = [row for row in VIETNAMESE if not row["dissolved"]]
    merged = [row for row in VIETNAMESE if row["dissolved"]]
    provinces = {row["key"] for row in in_being}

    assert (len(in_being), len(merged)) == (34, 29)
    assert {row["dissolved"] for row in merged} == {VIETNAM_MERGER}
    assert {row["successor"] for row in merged} <= provinces
    assert [row["key"] for row in in_being if row["successor"]] == []
    incomplete = [
        row["key"]
        for row in VIETNAMESE
        if not (row["name_zh"] and row["name_vi"] and row["iso_3166"])
    ]
    assert incomplete == []


def test_vietnamese_names_in_english_are_the_same_without_marks():
    spelled_otherwise = {"hanoi", "ho-chi-minh-city", "ba-ria-vung-tau"}

    def plain(text):
        text = text.replace("Đ", "D").replace("đ", "d")
        return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()

    differing = {row["key"] for row in VIETNAMESE if plain(row["name_vi"]) != row["name"]}
    assert differing == spelled_otherwise


def test_coordinates_reach_down_to_prefectures():
    missing = [
        row["key"]
        for row in REGIONS
        if not (row["latitude"] and row["longitude"])
        and not (row["gbt_2260"] and gbt_rank(row["gbt_2260"]) == 2)
    ]

    assert missing == []


def test_coordinates_lie_on_the_globe_and_within_their_country():
    located = [row for row in REGIONS if row["latitude"]]
    boxes = {"CN": (3, 54, 73, 136), "VN": (8, 24, 102, 110)}

    off_globe = [
        row["key"]
        for row in located
        if not (-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180)
    ]
    assert off_globe == []
    outside = []
    for rows, country in ((CHINESE, "CN"), (VIETNAMESE, "VN")):
        south, north, west, east = boxes[country]
        for row in rows:
            if row["latitude"] and not (
                south < float(row["latitude"]) < north and west < float(row["longitude"]) < east
            ):
                outside.append(row["key"])
    assert outside == []


@pytest.mark.parametrize(
    ("key", "parent", "kind", "name", "name_zh", "name_vi"),
    [
        ("beijing", "china", "city", "Beijing", "北京市", "Bắc Kinh"),
        ("shanghai", "china", "city", "Shanghai", "上海市", "Thượng Hải"),
        ("guangzhou", "guangdong", "city", "Guangzhou", "广州市", "Quảng Châu"),
        ("xining", "qinghai", "city", "Xining", "西宁市", "Tây Ninh (Thanh Hải)"),
        ("shenyang", "liaoning", "city", "Shenyang", "沈阳市", "Thẩm Dương"),
        ("guizhou", "china", "province", "Guizhou", "贵州省", "Quý Châu"),
        ("guiyang", "guizhou", "city", "Guiyang", "贵阳市", "Quý Dương"),
        ("honghe", "yunnan", "prefecture", "Honghe", "红河哈尼族彝族自治州", "Hồng Hà"),
        ("honghe-county", "honghe", "county", "Honghe", "红河县", ""),
        ("hekou-yunnan", "honghe", "county", "Hekou", "河口瑶族自治县", "Hà Khẩu"),
        ("hekou-dongying", "dongying", "district", "Hekou", "河口区", ""),
        ("guangming-shenzhen", "shenzhen", "district", "Guangming", "光明区", "Quang Minh"),
        ("lao-cai", "vietnam", "province", "Lao Cai", "老街省", "Lào Cai"),
        ("lao-cai-city", "lao-cai", "city", "Lao Cai City", "老街市", "Thành phố Lào Cai"),
        ("luliang", "shanxi", "city", "Lüliang", "吕梁市", ""),
        ("urumqi", "xinjiang", "city", "Ürümqi", "乌鲁木齐市", ""),
        ("taizhou-zhejiang", "zhejiang", "city", "Taizhou", "台州市", ""),
        ("taizhou-jiangsu", "jiangsu", "city", "Taizhou", "泰州市", ""),
        ("luan", "anhui", "city", "Lu'an", "六安市", ""),
    ],
)
def test_well_known_region_is_as_expected(key, parent, kind, name, name_zh, name_vi):
    row = BY_KEY[key]

    found = (row["parent"], row["kind"], row["name"], row["name_zh"], row["name_vi"])
    assert found == (parent, kind, name, name_zh, name_vi)


@pytest.mark.parametrize("text", ["Lao Cai", "老街", "Lào Cai"])
def test_short_name_of_lao_cai_means_the_province(text):
    aliases = read(FIXTURES / "region_aliases.csv")

    called = {
        row["key"] for row in REGIONS if text in (row["name"], row["name_zh"], row["name_vi"])
    }
    called |= {alias["region"] for alias in aliases if alias["text"] == text}

    assert called == {"lao-cai"}


def test_chengdu_high_tech_zone_is_a_development_zone_without_a_code():
    row = BY_KEY["chengdu-high-tech-zone"]

    found = (row["kind"], row["parent"], row["gbt_2260"])
    assert found == ("development_zone", "chengdu", "")


def test_groupings_have_three_names_and_known_members():
    members = read(FIXTURES / "grouping_members.csv")
    pairs = [(row["grouping"], row["member"]) for row in members]

    assert [row["key"] for row in GROUPINGS if not (row["name_zh"] and row["name_vi"])] == []
    assert {row["kind"] for row in GROUPINGS} == {"grouping"}
    assert len(pairs) == len(set(pairs))
    assert {member for _, member in pairs} - {row["key"] for row in REGIONS} == set()
    assert Counter(grouping for grouping, _ in pairs) == {
        "greater-bay-area": 11,
        "beijing-tianjin-hebei": 3,
        "yangtze-river-delta": 4,
        "western-china": 12,
    }


def test_aliases_name_known_regions_once_and_differ_from_their_names():
    aliases = read(FIXTURES / "region_aliases.csv")
    once = Counter((row["region"], row["text"], row["language"]) for row in aliases)

    assert {row["region"] for row in aliases} - BY_KEY.keys() == set()
    assert {row["kind"] for row in aliases} == set(AliasKind.values)
    assert {row["language"] for row in aliases} == {"zh-Hans", "zh-Latn-pinyin", "en", "fr", "vi"}
    assert [alias for alias, times in once.items() if times > 1] == []
    column = {"zh-Hans": "name_zh", "en": "name", "vi": "name_vi"}
    idle = [
        (row["region"], row["text"])
        for row in aliases
        if row["text"] == BY_KEY[row["region"]].get(column.get(row["language"], ""))
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("region", "text", "kind"),
    [
        ("guangzhou", "广州", "short"),
        ("guangzhou", "Canton", "former"),
        ("honghe", "Honghe County", "mistranslation"),
        ("hekou-yunnan", "Hekou District", "mistranslation"),
        ("urumqi", "Wulumuqi", "transliteration"),
        ("xizang", "Tibet", "rendering"),
    ],
)
def test_alias_is_known(region, text, kind):
    aliases = read(FIXTURES / "region_aliases.csv")

    found = [row["kind"] for row in aliases if (row["region"], row["text"]) == (region, text)]
    assert found == [kind]


def test_specialties_are_two_levels_with_three_names():
    codes = [row["code"] for row in SPECIALTIES]

    assert len(codes) == len(set(codes))
    assert [c for c in codes if not re.fullmatch(r"(L?\d\d)(\.\d\d)?", c)] == []
    stray = [r["code"] for r in SPECIALTIES if r["parent"] != "".join(r["code"].split(".")[:-1])]
    assert stray == []
    assert {row["parent"] for row in SPECIALTIES} - {""} - set(codes) == set()
    unnamed = [r["code"] for r in SPECIALTIES if not (r["name"] and r["name_zh"] and r["name_vi"])]
    assert unnamed == []


def test_the_catalogue_of_departments_is_complete():
    catalogue = [row["code"] for row in SPECIALTIES if row["local"] == "false"]
    first = [code for code in catalogue if "." not in code]
    second = Counter(code[:2] for code in catalogue if "." in code)

    # 29 is not used, and 33 to 49 are free.
    assert first == [f"{n:02}" for n in [*range(1, 29), 30, 31, 32, 50, 51, 52]]
    assert second == {
        "03": 11,
        "04": 9,
        "05": 6,
        "06": 6,
        "07": 12,
        "08": 6,
        "09": 6,
        "11": 4,
        "12": 13,
        "13": 3,
        "14": 4,
        "15": 8,
        "16": 7,
        "23": 6,
        "30": 6,
        "32": 11,
        "50": 18,
        "51": 6,
    }


def test_local_branch_is_marked_by_its_codes():
    local = [row["code"] for row in SPECIALTIES if row["local"] == "true"]

    assert local == [row["code"] for row in SPECIALTIES if row["code"].startswith("L")]
    assert [code for code in local if "." not in code] == ["L01", "L02", "L03", "L04", "L05"]


def test_areas_have_three_names_and_a_description():
    areas = read(FIXTURES / "areas.csv")

    assert len(areas) == 25
    assert [row["key"] for row in areas if not all(row.values())] == []
    for column in ("key", "name", "name_zh", "name_vi"):
        assert len({row[column] for row in areas}) == 25
    assert [r["key"] for r in areas if not re.fullmatch(r"[a-z]+(-[a-z]+)*", r["key"])] == []
