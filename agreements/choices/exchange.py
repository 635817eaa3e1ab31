"""The kinds and statuses of exchanges, and of their specialties."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ExchangeKind(TextChoices):
    """How skills are taught or shared."""

    PLACEMENT = "placement", _("Placement")
    POSTING = "posting", _("Posting of staff")
    ON_SITE_MENTORING = "on_site_mentoring", _("On-site mentoring")
    COURSE = "course", _("Course")
    DISTANCE_COURSE = "distance_course", _("Distance course")
    SPECIALIST_TRAINING = "specialist_training", _("Specialist training or degree")
    LECTURE = "lecture", _("Lecture")
    FORUM = "forum", _("Forum")
    SURGERY_TEACHING = "surgery_teaching", _("Surgery teaching")
    TECHNIQUE_TRANSFER = "technique_transfer", _("Transfer of a technique")
    TELEMEDICINE = "telemedicine", _("Telemedicine consultation")
    APPOINTMENT = "appointment", _("Appointment")
    RESEARCH = "research", _("Research")
    NOT_STATED = "not_stated", _("Not stated")


class ExchangeStatus(TextChoices):
    """Whether an exchange is a wish, a plan or was realised."""

    UNDER_DISCUSSION = "under_discussion", _("Under discussion")
    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced, outcome not stated")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", pgettext_lazy("exchange", "Completed")
    CANCELLED = "cancelled", _("Cancelled")
    REPORTED_ONLY = "reported_only", _("Reported only")


class SpecialtyStage(TextChoices):
    """The stage of training places in a specialty: requested, or taken up."""

    REQUESTED = "requested", _("Requested")
    TAKEN = "taken", _("Attended")
    NOT_STATED = "not_stated", _("Not stated")
