"""The kinds of regions and institutions, and of their other names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class AliasKind(TextChoices):
    """Why a region or an institution is also known under another name.

    A rendering is a sound name in the same language, which a source or the institution itself uses
    beside the one that stands first; it is none of the other kinds.
    """

    FORMER = "former", _("Former name")
    SHORT = "short", _("Short name")
    LOCAL = "local", _("Local name")
    TRANSLITERATION = "transliteration", _("Transliteration")
    RENDERING = "rendering", _("Other rendering")
    MISTRANSLATION = "mistranslation", _("Mistranslation")


class InstitutionKind(TextChoices):
    """The sort of institution."""

    GOVERNMENT = "government", _("Government")
    HEALTH_AUTHORITY = "health_authority", _("Health authority")
    HOSPITAL = "hospital", _("Hospital")
    TCM_HOSPITAL = "tcm_hospital", _("Hospital of traditional medicine")
    MATERNAL_CHILD_HOSPITAL = "maternal_child_hospital", _("Maternal and child hospital")
    PRIMARY_CARE = "primary_care", _("Primary care institution")
    DISEASE_CONTROL = "disease_control", _("Centre for disease control")
    LABORATORY = "laboratory", _("Laboratory")
    UNIVERSITY = "university", _("University")
    UNIVERSITY_UNIT = "university_unit", _("University unit")
    UNIT = "unit", _("Unit of an institution")
    MEDICAL_ASSOCIATION = "medical_association", _("Medical association")
    ASSOCIATION = "association", _("Association or alliance")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    COMPANY = "company", _("Company")
    INSURER = "insurer", _("Insurer")
    FOUNDATION = "foundation", _("Foundation")
    CHARITY = "charity", _("Charity")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    OTHER = "other", pgettext_lazy("institution", "Other")
