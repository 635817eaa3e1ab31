"""The kinds and statuses of exchanges, and of their specialties."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class ExchangeKind(DescribedChoices):
    """How skills are taught or shared."""

    PLACEMENT = (
        "placement",
        _("Placement"),
        _("Staff go to the host to learn, such as three months in a department."),
    )
    POSTING = (
        "posting",
        _("Posting of staff"),
        _("Staff go to the host to work, such as a medical team that stays for a year."),
    )
    ON_SITE_MENTORING = (
        "on_site_mentoring",
        _("On-site mentoring"),
        _("Experts teach staff at their own workplace, such as on ward rounds."),
    )
    COURSE = (
        "course",
        _("Course"),
        _("A course in one place, such as two weeks for managers of hospitals."),
    )
    DISTANCE_COURSE = (
        "distance_course",
        _("Distance course"),
        _("A course over the network, such as an online course for nurses."),
    )
    SPECIALIST_TRAINING = (
        "specialist_training",
        _("Specialist training or degree"),
        _(
            "Leads to a specialist qualification or a degree, such as a master’s degree in public "
            "health."
        ),
    )
    LECTURE = (
        "lecture",
        _("Lecture"),
        _("One or several lectures, such as “gave lectures on stroke care”."),
    )
    FORUM = (
        "forum",
        _("Forum"),
        _(
            "A forum or conference for the exchange of experience, such as a forum of hospital "
            "directors."
        ),
    )
    SURGERY_TEACHING = (
        "surgery_teaching",
        _("Surgery teaching"),
        _(
            "Operations that experts perform or guide to teach, such as “demonstrated a joint "
            "replacement”."
        ),
    )
    TECHNIQUE_TRANSFER = (
        "technique_transfer",
        _("Transfer of a technique"),
        _("The host takes over a technique until it masters it, such as keyhole surgery."),
    )
    TELEMEDICINE = (
        "telemedicine",
        _("Telemedicine consultation"),
        _(
            "Doctors consult on patients over the network, such as remote consultations between "
            "two hospitals."
        ),
    )
    APPOINTMENT = (
        "appointment",
        _("Appointment"),
        _("Somebody is given an office at the other side, such as guest professor."),
    )
    RESEARCH = (
        "research",
        _("Research"),
        _("Research that both sides do together, such as a joint study of tuberculosis."),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")


class ExchangeStatus(DescribedChoices):
    """Whether an exchange is a wish, a plan or was realised."""

    UNDER_DISCUSSION = (
        "under_discussion",
        _("Under discussion"),
        _(
            "The parties talk about it, and nothing is agreed, such as “discussed the training of "
            "nurses”."
        ),
    )
    PLANNED = (
        "planned",
        _("Planned"),
        _(
            "A source tells of the plan, and none that it was carried out, such as “plans to "
            "train ten doctors a year”."
        ),
    )
    ANNOUNCED = (
        "announced",
        _("Announced, outcome not stated"),
        _(
            "It was announced for a date, and no source tells of its outcome, such as “the course "
            "opens on 10 May”."
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
    COMPLETED = (
        "completed",
        pgettext_lazy("exchange", "Completed"),
        _("A source says that it was carried out, such as “completed six months of training”."),
    )
    CANCELLED = (
        "cancelled",
        _("Cancelled"),
        _("A source says that it was called off, such as “cancelled because of the epidemic”."),
    )
    REPORTED_ONLY = (
        "reported_only",
        _("Reported only"),
        _(
            "A source mentions it, and leaves open whether it happened, such as “exchanges of "
            "visits are a tradition”."
        ),
    )


# Of an exchange of which nobody says that it was carried out, or that says the opposite.
NOT_CARRIED_OUT = (
    ExchangeStatus.UNDER_DISCUSSION,
    ExchangeStatus.PLANNED,
    ExchangeStatus.ANNOUNCED,
    ExchangeStatus.CANCELLED,
)


class SpecialtyStage(DescribedChoices):
    """How far a record came in a specialty: requested, or taken up."""

    REQUESTED = (
        "requested",
        _("Requested"),
        _(
            "Cooperation or training places in this specialty were asked for, such as “hopes for "
            "places in cardiology”."
        ),
    )
    TAKEN = (
        "taken",
        _("Taken up"),
        _(
            "People worked together or were trained in it, such as “four were trained in "
            "cardiology”."
        ),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")
