"""The kinds and statuses of delegations, and their people."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DelegationKind(TextChoices):
    """Why a delegation travelled."""

    VISIT = "visit", _("Visit")
    TALKS = "talks", _("Talks")
    SIGNING = "signing", _("Signing")
    STUDY_TOUR = "study_tour", _("Study tour")
    TECHNICAL_GUIDANCE = "technical_guidance", _("Technical guidance")
    EXPERT_MISSION = "expert_mission", _("Expert mission")
    FORUM = "forum", _("Forum")
    OTHER = "other", _("Other purpose")


class DelegationStatus(TextChoices):
    """Whether a delegation is planned, under way or took place."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    TOOK_PLACE = "took_place", _("Took place")
    CANCELLED = "cancelled", _("Cancelled")
    REPORTED_ONLY = "reported_only", _("Reported only")


class MemberRole(TextChoices):
    """The role of a named person in a delegation."""

    LEADER = "leader", _("Leader")
    MEMBER = "member", _("Member")
    HOST = "host", pgettext_lazy("person", "Host")
    ATTENDEE = "attendee", _("Attendee")


class HeadcountStage(TextChoices):
    """Whether a number of people was announced or took part."""

    ANNOUNCED = "announced", _("Announced")
    TOOK_PART = "took_part", _("Took part")
    NOT_STATED = "not_stated", _("Not stated")
