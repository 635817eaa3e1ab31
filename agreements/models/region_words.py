"""The generic words of place names, which say their kind: "Guangdong Province", tỉnh Lào Cai,
昆明市.
"""

import re

from agreements.choices import RegionKind
from agreements.text import MAX_QUERY, fold

# What "city" may mean: a municipality is as often a prefecture or a county by its rank.
CITY_KINDS = (RegionKind.CITY, RegionKind.PREFECTURE, RegionKind.COUNTY, RegionKind.PROVINCE)

# The words below are without case and diacritics, each with the kinds that it may mean.
# Peoples in the names of autonomous units: "Guangxi Zhuang Autonomous Region", "khu tự trị dân tộc
# Choang Quảng Tây".
PEOPLES = (
    "and|bai|blang|bouyei|buyei|dai|daur|derung|dong|dongxiang|evenk|gelao|hani|hui|jingpo|kazak|kazakh|"
    "kirgiz|korean|lahu|li|lisu|manchu|maonan|miao|mongol|mongolian|mulao|naxi|nu|oroqen|pumi|"
    "qiang|salar|she|shui|tajik|tibetan|tu|tujia|uyghur|uygur|va|wa|xibe|yao|yi|yugur|zang|zhuang"
)
PROVINCE, DIVISION = (RegionKind.PROVINCE,), (RegionKind.DIVISION,)
PREFECTURE, COUNTY, DISTRICT = (
    (kind, RegionKind.DIVISION)
    for kind in (RegionKind.PREFECTURE, RegionKind.COUNTY, RegionKind.DISTRICT)
)
# Words behind a name.
AFTER = {
    "province": PROVINCE,
    "autonomous region": (*PROVINCE, *DIVISION),
    "city": CITY_KINDS,
    "municipality": (*CITY_KINDS, *DIVISION),
    "capital": CITY_KINDS,
    "prefecture": PREFECTURE,
    "autonomous prefecture": PREFECTURE,
    "league": PREFECTURE,
    "county": COUNTY,
    "autonomous county": COUNTY,
    "district": DISTRICT,
    "special administrative region": (RegionKind.SPECIAL_REGION,),
    "sar": (RegionKind.SPECIAL_REGION,),
    "island": (RegionKind.ISLAND,),
} | dict.fromkeys(
    (
        *("state", "region", "department", "governorate", "territory", "canton", "oblast", "krai"),
        *("voivodeship", "emirate", "parish", "republic", "division"),
    ),
    DIVISION,
)
# Words before a name, as regular expressions.
PEOPLE_VI = r"(?: dan toc \w+(?:, \w+)*)?"
BEFORE = {
    "province of": PROVINCE,
    "city of": CITY_KINDS,
    "(?:free state|state|region|department|canton|republic|principality) of": DIVISION,
    "tinh": PROVINCE,
    "(?:thanh pho|tp|thu do)": CITY_KINDS,
    "(?:tieu )?bang": DIVISION,
    f"khu tu tri{PEOPLE_VI}": PROVINCE,
    f"chau(?: tu tri)?{PEOPLE_VI}": PREFECTURE,
    f"huyen(?: tu tri)?{PEOPLE_VI}": COUNTY,
    "thi xa": (RegionKind.CITY, RegionKind.COUNTY),
    "quan": DISTRICT,
    "(?:island of|dao)": (RegionKind.ISLAND,),
    "(?:dac khu|khu) hanh chinh(?: dac biet)?": (RegionKind.SPECIAL_REGION,),
}
# Endings of Chinese names.
ENDINGS = {
    "省": PROVINCE,
    "自治区": PROVINCE,
    "市": CITY_KINDS,
    "自治州": PREFECTURE,
    "地区": PREFECTURE,
    "州": PREFECTURE,
    "盟": PREFECTURE,
    "自治县": COUNTY,
    "县": COUNTY,
    "旗": COUNTY,
    "区": DISTRICT,
    "特别行政区": (RegionKind.SPECIAL_REGION,),
    "岛": (RegionKind.ISLAND,),
}
LEAST_TYPED = 3  # letters of a word that is still being typed


def without_kind(text, *, is_typing=False):
    """The readings of a text as a name with a generic word: (name, kinds) for each. The name is
    without case and diacritics; there is none where the text has no such word.

    An address name stands with blanks too: "guangdong-province". While somebody ``is_typing``, the
    word behind a name may lack its end: "Guangdong Prov".
    """
    typed = fold(text[:MAX_QUERY]).strip()
    if not re.search(r"\s", typed):
        typed = re.sub(r"(?<=\w)-(?=\w)", " ", typed)
    readings = [*_before(typed), *_after(typed, is_typing), *_ending(typed)]
    return [(name, kinds) for name, kinds in readings if re.search(r"[^\W\d]", name)]


def with_endings(text):
    """A Chinese name with each generic word that may end it: 昆明 is 昆明市, 昆明县 and so on."""
    return [f"{text.strip()}{ending}" for ending in ENDINGS]


def _before(typed):
    for words, kinds in BEFORE.items():
        if found := re.fullmatch(rf"{words}(?:\.\s*|\s+)(.+)", typed):
            yield found[1], kinds


def _after(typed, is_typing):
    for blank in re.finditer(r"\s+", typed):
        name, rest = typed[: blank.start()], " ".join(typed[blank.end() :].split())
        if not name:
            continue
        for words, kinds in AFTER.items():
            is_begun = is_typing and len(rest) >= LEAST_TYPED and words.startswith(rest)
            if rest == words or is_begun:
                yield _without_peoples(name) if "autonomous" in words else name, kinds


def _without_peoples(name):
    """The name of an autonomous unit without the peoples named in it."""
    return re.fullmatch(rf"(.+?)(?:,?\s+(?:{PEOPLES}))*", name)[1]


def _ending(typed):
    for ending, kinds in ENDINGS.items():
        if typed.endswith(ending):
            yield typed.removesuffix(ending), kinds
