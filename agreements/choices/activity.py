"""The kinds, states and roles of delegations and exchanges."""

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


class DelegationRole(TextChoices):
    """The role of a party in a delegation."""

    SENDER = "sender", _("Sender")
    HOST = "host", _("Host")
    INVITER = "inviter", _("Inviting party")
    ORGANISER = "organiser", _("Organiser")
    SUPPORTER = "supporter", _("Supporter")
    MET = "met", _("Met by the delegation")


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


class ExchangeRole(TextChoices):
    """The role of a party in an exchange; sender and host give it its direction."""

    SENDS = "sends", _("Sends")
    HOSTS = "hosts", _("Hosts")
    TEACHES = "teaches", _("Teaches")
    PAYS = "pays", _("Funds")
    ORGANISES = "organises", _("Organises")
    PROVIDES = "provides", _("Provides the service")
    REQUESTS = "requests", _("Requests the service")
    PLATFORM = "platform", _("Provides the platform")


class SpecialtyStage(TextChoices):
    """The stage of training places in a specialty: requested, or taken up."""

    REQUESTED = "requested", _("Requested")
    TAKEN = "taken", _("Attended")
    NOT_STATED = "not_stated", _("Not stated")
