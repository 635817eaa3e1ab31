"""The kinds of institutions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class InstitutionKind(DescribedChoices):
    """The sort of institution."""

    GOVERNMENT = (
        "government",
        _("Government"),
        _("A government, or an office of one beside health, such as that of foreign affairs."),
    )
    HEALTH_AUTHORITY = (
        "health_authority",
        _("Health authority"),
        _("An authority for health, such as a ministry, commission or bureau."),
    )
    HOSPITAL = (
        "hospital",
        _("Hospital"),
        _("A hospital that is none of the special kinds below, such as a people’s hospital."),
    )
    TCM_HOSPITAL = (
        "tcm_hospital",
        _("Hospital of traditional medicine"),
        _(
            "A hospital of Chinese, Vietnamese or another traditional medicine, such as a "
            "municipal TCM hospital."
        ),
    )
    MATERNAL_CHILD_HOSPITAL = (
        "maternal_child_hospital",
        _("Maternal and child hospital"),
        _(
            "A hospital or centre for women and children, such as a maternal and child health "
            "hospital."
        ),
    )
    PRIMARY_CARE = (
        "primary_care",
        _("Primary care institution"),
        _(
            "Gives first contact care, such as a community health centre, a health station or a "
            "practice."
        ),
    )
    DISEASE_CONTROL = (
        "disease_control",
        _("Centre for disease control"),
        _("A centre for the prevention and control of diseases, such as a provincial CDC."),
    )
    LABORATORY = (
        "laboratory",
        _("Laboratory"),
        _("A laboratory in its own right, such as a reference laboratory."),
    )
    UNIVERSITY = (
        "university",
        _("University"),
        _("A university or college, such as a medical university."),
    )
    UNIVERSITY_UNIT = (
        "university_unit",
        _("University unit"),
        _("A faculty, school or centre of a university, such as a school of public health."),
    )
    UNIT = (
        "unit",
        _("Unit of an institution"),
        _(
            "A part of another institution that acts by its own name, such as a department of a "
            "commission."
        ),
    )
    MEDICAL_ASSOCIATION = (
        "medical_association",
        _("Medical association"),
        _("An association of doctors or other health professions, such as a medical association."),
    )
    ASSOCIATION = (
        "association",
        _("Association or alliance"),
        _(
            "Another association, or an alliance of institutions, such as a specialty alliance of "
            "hospitals."
        ),
    )
    RESEARCH_INSTITUTE = (
        "research_institute",
        _("Research institute"),
        _("An institute whose work is research, such as an institute of tropical medicine."),
    )
    COMPANY = "company", _("Company"), _("A company, such as a maker of medicines.")
    INSURER = (
        "insurer",
        _("Insurer"),
        _(
            "A health insurance fund or another insurer, public or private, such as a sickness "
            "fund."
        ),
    )
    FOUNDATION = (
        "foundation",
        _("Foundation"),
        _("A foundation that gives money for projects, such as a foundation for eye health."),
    )
    CHARITY = (
        "charity",
        _("Charity"),
        _("A charity that gives help itself, such as a Red Cross society."),
    )
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        _("International organisation"),
        _("An organisation of several countries, such as WHO."),
    )
    OTHER = "other", pgettext_lazy("institution", "Other"), _("None of the other kinds fits.")
