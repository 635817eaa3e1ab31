"""The kinds of regions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegionKind(TextChoices):
    """The administrative rank of a region. A grouping is a set of regions, no authority."""

    COUNTRY = "country", _("Country")
    PROVINCE = "province", _("Province")
    PREFECTURE = "prefecture", _("Prefecture")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    DISTRICT = "district", _("District")
    DEVELOPMENT_ZONE = "development_zone", _("Development zone")
    SPECIAL_REGION = "special_region", _("Special region")
    ISLAND = "island", _("Island")
    GROUPING = "grouping", _("Grouping of places")
