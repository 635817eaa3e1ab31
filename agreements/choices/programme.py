"""The kinds and statuses of programmes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class ProgrammeKind(DescribedChoices):
    """What a programme does."""

    PAIRED_ASSISTANCE = (
        "paired_assistance",
        _("Paired assistance"),
        _("A place or hospital is assigned to support another one, such as for three years."),
    )
    EXPERT_DISPATCH = (
        "expert_dispatch",
        _("Dispatch of experts"),
        _("Experts are sent to advise, treat and teach, such as an expert group for a province."),
    )
    MEDICAL_TEAM = (
        "medical_team",
        _("Medical aid team abroad"),
        _("Teams of staff work in another country in turns, such as for two years each."),
    )
    TECHNICAL_TRANSFER = (
        "technical_transfer",
        _("Technical transfer between levels of hospitals"),
        _(
            "Hospitals of a higher level pass on techniques to hospitals of a lower one, such as "
            "endoscopy for district hospitals."
        ),
    )
    CAPACITY_BUILDING = (
        "capacity_building",
        _("Capacity building"),
        _("Staff and services are built up over years, such as training of family doctors."),
    )
    JOINT_RESEARCH = (
        "joint_research",
        pgettext_lazy("programme", "Joint research"),
        _("Both sides do research together, such as trials of a vaccine."),
    )
    HEALTH_PROMOTION = (
        "health_promotion",
        _("Health promotion"),
        _("Informs, screens or vaccinates people, such as a campaign against malaria."),
    )
    DISASTER_RELIEF = (
        "disaster_relief",
        _("Disaster relief"),
        _("Help after a disaster or in an epidemic, such as rebuilding after an earthquake."),
    )
    OTHER = (
        "other",
        _("Other programme"),
        _("The source says what it is, and none of the other kinds fits."),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")


class ProgrammeStatus(DescribedChoices):
    """How far a programme came."""

    PROPOSED = (
        "proposed",
        _("Proposed"),
        _(
            "One side offers or wishes it, and nothing is decided, such as “proposed a programme "
            "of exchanges”."
        ),
    )
    PLANNED = (
        "planned",
        _("Planned"),
        _(
            "It was decided or announced, and no source tells that it began, such as “will start "
            "next year”."
        ),
    )
    UNDER_WAY = (
        "under_way",
        _("Under way"),
        _(
            "It had begun and not ended when the source was written, such as “has arrived and "
            "will stay for a year”."
        ),
    )
    SUSPENDED = (
        "suspended",
        _("Suspended"),
        _("It had begun, rests for a time and may be resumed, such as during an epidemic."),
    )
    COMPLETED = (
        "completed",
        pgettext_lazy("programme", "Completed"),
        _("It was carried out to its end, such as “the three-year programme was concluded”."),
    )
    END_ANNOUNCED = (
        "end_announced",
        _("End announced"),
        _(
            "It is carried out, and a party announced that it will end before its time, such as "
            "“will close at the end of the year”."
        ),
    )
    TERMINATED = (
        "terminated",
        _("Terminated"),
        _("It had begun and was ended before its time, such as by a change of policy."),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")
