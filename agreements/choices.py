"""Words with a fixed meaning.

Every list of choices of the register stands here, so that model, filter, page and import use one
word for one thing. A value is stored and stands in URLs; a label is printed. "Not stated" is a
value wherever a source may be silent, so that silence can be chosen and counted.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a record stands between a clerk's first draft and the public."""

    DRAFT = "draft", pgettext_lazy("state of a record", "Draft")
    SUBMITTED = "submitted", _("Submitted for review")
    RETURNED = "returned", _("Returned to the editor")
    PUBLISHED = "published", pgettext_lazy("state of a record", "Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# The states in which editors change a record; from its submission on only reviewers do.
EDITABLE = (State.DRAFT, State.RETURNED)


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
    DISEASE_CONTROL = "disease_control", _("Centre for disease control")
    UNIVERSITY = "university", _("University")
    UNIVERSITY_UNIT = "university_unit", _("University unit")
    MEDICAL_ASSOCIATION = "medical_association", _("Medical association")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    COMPANY = "company", _("Company")
    FOUNDATION = "foundation", _("Foundation")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    OTHER = "other", pgettext_lazy("institution", "Other")


class Basis(TextChoices):
    """How a source supports a value: it says so, we conclude it, or sources disagree."""

    STATED = "stated", pgettext_lazy("evidence", "Stated")
    INFERRED = "inferred", pgettext_lazy("evidence", "Inferred")
    CONFLICTING = "conflicting", pgettext_lazy("evidence", "Conflicting")


class AgreementKind(TextChoices):
    """The sort of instrument that an agreement is."""

    FRAMEWORK = "framework", _("Framework agreement")
    SUPPLEMENTARY = "supplementary", _("Supplementary agreement")
    INTER_HOSPITAL = "inter_hospital", _("Inter-hospital agreement")
    MEMORANDUM = "memorandum", _("Memorandum")
    MINUTES = "minutes", _("Minutes")
    CONTRACT = "contract", _("Contract")
    AWARD = "award", _("Award")
    DECLARATION = "declaration", _("Declaration")
    OTHER = "other", _("Other agreement")


class AgreementLevel(TextChoices):
    """The rank at which an agreement was concluded."""

    NATIONAL = "national", _("National")
    PROVINCIAL = "provincial", _("Provincial")
    MUNICIPAL = "municipal", _("Municipal")
    COUNTY = "county", _("County level")
    INSTITUTIONAL = "institutional", _("Between institutions")
    ASSOCIATION = "association", _("Between associations")
    NOT_STATED = "not_stated", _("Not stated")


class AgreementStatus(TextChoices):
    """The status that a source declares for an agreement; its term state is computed."""

    PROPOSED = "proposed", _("Proposed")
    AGREED_UNDOCUMENTED = "agreed_undocumented", _("Agreed, no document known")
    TO_BE_SIGNED = "to_be_signed", _("To be signed")
    SIGNED = "signed", pgettext_lazy("agreement", "Signed")
    IN_FORCE = "in_force", _("In force")
    SUSPENDED = "suspended", _("Suspended")
    COMPLETED = "completed", pgettext_lazy("agreement", "Completed")
    TERMINATED = "terminated", _("Terminated")
    SUPERSEDED = "superseded", _("Superseded")
    UNKNOWN = "unknown", _("Not stated")


class EndKind(TextChoices):
    """How the term of an agreement ends."""

    FIXED = "fixed", _("After a fixed term")
    EVENT = "event", _("With an event")
    OPEN_ENDED = "open_ended", _("Open-ended")
    NOT_STATED = "not_stated", _("Not stated")


class TermState(TextChoices):
    """Where an agreement stands in its term on a given day; computed from its dates and links."""

    NOT_STARTED = "not_started", _("Not started")
    RUNNING = "running", _("Running")
    ENDING = "ending", _("Ending soon")
    ENDED = "ended", _("Ended, renewal unknown")
    RENEWED = "renewed", _("Renewed")
    OPEN_ENDED = "open_ended", _("Open-ended")
    NOT_STATED = "not_stated", _("Term not stated")


class AgreementRole(TextChoices):
    """The role of a party in an agreement or a programme."""

    SIGNATORY = "signatory", _("Signatory")
    SUPPORTING = "supporting", _("Supporting party")
    RECEIVING = "receiving", _("Receiving party")
    GUARANTOR = "guarantor", _("Guarantor")
    ORGANISER = "organiser", _("Organiser")
    FUNDER = "funder", _("Funder")
    FOCAL_POINT = "focal_point", _("Focal point")
    WITNESS = "witness", _("Witness")
    IMPLEMENTING = "implementing", _("Implementing party")
    OTHER = "other", pgettext_lazy("role", "Other")


class LinkKind(TextChoices):
    """How one agreement relates to another: this agreement … that one."""

    PART_OF = "part_of", _("Part of")
    IMPLEMENTS = "implements", _("Implements")
    SUPPLEMENTS = "supplements", _("Supplements")
    AMENDS = "amends", _("Amends")
    RENEWS = "renews", _("Renews")
    SUPERSEDES = "supersedes", _("Supersedes")
    SIGNED_WITH = "signed_with", _("Signed on the same occasion as")


class CommitmentKind(TextChoices):
    """The sort of obligation or right that an agreement gives its parties."""

    TASK = "task", _("Task")
    RIGHT = "right", _("Right")
    EXCLUSION = "exclusion", _("Exclusion")
    CONDITION = "condition", _("Condition")


class Modality(TextChoices):
    """How binding the words of the source are: a plan or a wish is not an agreement."""

    AGREED = "agreed", _("Agreed")
    INTENDED = "intended", _("Intended")
    CONSIDERED = "considered", _("Under consideration")
    TARGET = "target", _("Target")


class Extent(TextChoices):
    """How much of a commitment an activity delivered."""

    PARTLY = "partly", _("Partly delivered")
    FULLY = "fully", _("Fully delivered")


class DelegationKind(TextChoices):
    """Why a delegation travelled."""

    VISIT = "visit", _("Visit")
    TALKS = "talks", _("Talks")
    SIGNING = "signing", _("Signing")
    STUDY_TOUR = "study_tour", _("Study tour")
    TECHNICAL_GUIDANCE = "technical_guidance", _("Technical guidance")
    EXPERT_MISSION = "expert_mission", _("Expert mission")
    FORUM = "forum", _("Forum")


class DelegationStatus(TextChoices):
    """Whether a delegation is planned or took place."""

    PLANNED = "planned", _("Planned")
    TOOK_PLACE = "took_place", _("Took place")
    CANCELLED = "cancelled", _("Cancelled")
    REPORTED_ONLY = "reported_only", _("Reported only")


class DelegationRole(TextChoices):
    """The role of a party in a delegation."""

    SENDER = "sender", _("Sender")
    HOST = "host", _("Host")
    ORGANISER = "organiser", _("Organiser")
    SUPPORTER = "supporter", _("Supporter")
    MET = "met", _("Met by the delegation")


class MemberRole(TextChoices):
    """The role of a named person in a delegation."""

    LEADER = "leader", _("Leader")
    MEMBER = "member", _("Member")
    HOST = "host", pgettext_lazy("person", "Host")
    ATTENDEE = "attendee", _("Attendee")


class Qualifier(TextChoices):
    """How the source qualifies a number."""

    EXACTLY = "exactly", _("Exactly")
    OVER = "over", _("More than")
    ABOUT = "about", pgettext_lazy("number", "About")
    NEARLY = "nearly", _("Nearly")
    UP_TO = "up_to", _("Up to")
    NOT_STATED = "not_stated", _("Not stated")


class HeadcountStage(TextChoices):
    """Whether a number of people was announced or took part."""

    ANNOUNCED = "announced", _("Announced")
    TOOK_PART = "took_part", _("Took part")
    NOT_STATED = "not_stated", _("Not stated")


class ExchangeKind(TextChoices):
    """How skills are taught or shared."""

    PLACEMENT = "placement", _("Placement")
    ON_SITE_MENTORING = "on_site_mentoring", _("On-site mentoring")
    COURSE = "course", _("Course")
    DISTANCE_COURSE = "distance_course", _("Distance course")
    LECTURE = "lecture", _("Lecture")
    SURGERY_TEACHING = "surgery_teaching", _("Surgery teaching")
    TELEMEDICINE = "telemedicine", _("Telemedicine")
    APPOINTMENT = "appointment", _("Appointment")
    RESEARCH = "research", _("Research")
    NOT_STATED = "not_stated", _("Not stated")


class ExchangeStatus(TextChoices):
    """Whether an exchange is a wish, a plan or was realised."""

    UNDER_DISCUSSION = "under_discussion", _("Under discussion")
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", pgettext_lazy("exchange", "Completed")
    CANCELLED = "cancelled", _("Cancelled")
    REPORTED_ONLY = "reported_only", _("Reported only")


class ExchangeRole(TextChoices):
    """The role of a party in an exchange; sender and host give it its direction."""

    SENDS = "sends", _("Sends")
    HOSTS = "hosts", _("Hosts")
    TEACHES = "teaches", _("Teaches")
    PAYS = "pays", _("Pays")
    ORGANISES = "organises", _("Organises")
    PLATFORM = "platform", _("Gives the platform")


class ParticipantUnit(TextChoices):
    """One person counted once, or once each time."""

    PERSONS = "persons", _("persons")
    PERSON_TIMES = "person_times", _("person-times")


class Scope(TextChoices):
    """The scope of a number. A cumulative number is never added to an event's."""

    EVENT = "event", _("This event")
    PERIOD = "period", _("A period")
    CUMULATIVE = "cumulative", _("Cumulative")


class SpecialtyStage(TextChoices):
    """The stage of training places in a specialty: requested, or taken up."""

    REQUESTED = "requested", _("Requested")
    TAKEN = "taken", _("Taken up")


class DurationUnit(TextChoices):
    """The unit in which a source gives a duration."""

    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class FigureUnit(TextChoices):
    """The unit of a figure."""

    PERSONS = "persons", _("persons")
    PERSON_TIMES = "person_times", _("person-times")
    ITEMS = "items", _("items")
    PER_CENT = "per_cent", _("per cent")
    CURRENCY = "currency", _("currency")


class Countable(TextChoices):
    """A kind of record that a reported figure may count."""

    AGREEMENT = "agreement", _("Agreements")
    DELEGATION = "delegation", _("Delegations")
    EXCHANGE = "exchange", _("Exchanges")
