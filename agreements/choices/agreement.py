"""The kinds, levels, statuses and links of agreements."""

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
