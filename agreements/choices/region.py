"""The kinds of regions."""

from django.utils.translation import gettext_lazy as _

from agreements.choices.described import DescribedChoices


class RegionKind(DescribedChoices):
    """The administrative rank of a region. A grouping is a set of regions, no authority."""

    COUNTRY = "country", _("Country"), _("A country with an entry in ISO 3166-1, such as Viet Nam.")
    PROVINCE = (
        "province",
        _("Province"),
        _(
            "The first rank below a country where that is a province or autonomous region, such "
            "as Qinghai or Lào Cai."
        ),
    )
    DIVISION = (
        "division",
        _("First-level division"),
        _("The first rank below a country under another name, such as a state, canton or oblast."),
    )
    PREFECTURE = (
        "prefecture",
        _("Prefecture"),
        _("A rank between province and county that is no city, such as an autonomous prefecture."),
    )
    CITY = "city", _("City"), _("A city of whatever rank, such as Xining.")
    COUNTY = "county", _("County"), _("A county or rural district, such as Hekou.")
    DISTRICT = (
        "district",
        _("District"),
        _("A part of a city with an authority of its own, such as Guangming in Shenzhen."),
    )
    DEVELOPMENT_ZONE = (
        "development_zone",
        _("Development zone"),
        _(
            "A zone with a management of its own that is no rank of administration, such as a "
            "high-tech zone."
        ),
    )
    SPECIAL_REGION = (
        "special_region",
        _("Special region"),
        _("A part of a country with an entry of its own in ISO 3166-1, such as Macao."),
    )
    ISLAND = (
        "island",
        _("Island"),
        _("An island or group of islands that is none of the ranks above, such as Zanzibar."),
    )
    GROUPING = (
        "grouping",
        _("Grouping of places"),
        _("Several places under one name and without an authority, such as a border zone."),
    )


# The ranks directly below a country.
FIRST_LEVEL = (RegionKind.PROVINCE, RegionKind.DIVISION)
