"""The kinds, states and roles of agreements, and of their commitments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementKind(TextChoices):
    """The sort of instrument that an agreement is."""

    FRAMEWORK = "framework", _("Framework agreement")
    COOPERATION = "cooperation", _("Cooperation agreement")
    SUPPLEMENTARY = "supplementary", _("Supplementary agreement")
    INTER_HOSPITAL = "inter_hospital", _("Inter-hospital agreement")
    MEMORANDUM = "memorandum", _("Memorandum")
    PROJECT_DOCUMENT = "project_document", _("Project document")
    SISTER_CITIES = "sister_cities", _("Sister cities agreement")
    RECIPROCAL = "reciprocal", _("Reciprocal health or social security agreement")
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
    END_ANNOUNCED = "end_announced", _("End announced")
    TERMINATED = "terminated", _("Terminated")
    SUPERSEDED = "superseded", _("Superseded")
    UNKNOWN = "unknown", _("Not stated")


# Of an agreement of which a source says that it is still to be signed.
UNSIGNED = (AgreementStatus.PROPOSED, AgreementStatus.TO_BE_SIGNED)


class EndKind(TextChoices):
    """How the term of an agreement ends."""

    FIXED = "fixed", _("At the end of a fixed term")
    EVENT = "event", _("Upon a stated event")
    OPEN_ENDED = "open_ended", _("Open-ended")
    NOT_STATED = "not_stated", _("Not stated")


class TermState(TextChoices):
    """Where an agreement stands in its term on a given day; computed from its dates and links."""

    NOT_STARTED = "not_started", _("Not started")
    RUNNING = "running", _("Running")
    ENDING = "ending", _("Ending soon")
    ENDED = "ended", _("Ended, renewal not recorded")
    RENEWED = "renewed", _("Renewed")
    OPEN_ENDED = "open_ended", _("Open-ended")
    NOT_STATED = "not_stated", _("Term not stated")


class AgreementRole(TextChoices):
    """The role of a party in an agreement or a programme."""

    SIGNATORY = "signatory", _("Signatory")
    SUPPORTING = "supporting", _("Supporting party")
    RECEIVING = "receiving", _("Receiving party")
    SENDING = "sending", _("Sending party")
    CLIENT = "client", pgettext_lazy("role", "Client")
    PROVIDER = "provider", pgettext_lazy("role", "Service provider")
    PLATFORM = "platform", _("Platform provider")
    GUARANTOR = "guarantor", _("Guarantor")
    ORGANISER = "organiser", _("Organiser")
    FUNDER = "funder", _("Funder")
    INVITER = "inviter", _("Inviting party")
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
    BACKGROUND = "background", _("Background")


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
