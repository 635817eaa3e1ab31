"""The kinds of institutions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
