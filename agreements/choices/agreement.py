"""The kinds, levels, statuses and links of agreements."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class AgreementKind(DescribedChoices):
    """The sort of instrument that an agreement is."""

    FRAMEWORK = (
        "framework",
        _("Framework agreement"),
        _(
            "Sets out fields of cooperation for years and leaves the details to later agreements, "
            "such as one of five years between two health commissions."
        ),
    )
    COOPERATION = (
        "cooperation",
        _("Cooperation agreement"),
        _(
            "An agreement on cooperation that is none of the other kinds, such as one on the "
            "training of nurses."
        ),
    )
    SUPPLEMENTARY = (
        "supplementary",
        _("Supplementary agreement"),
        _("Adds to an earlier agreement or changes it, such as one that prolongs its term."),
    )
    INTER_HOSPITAL = (
        "inter_hospital",
        _("Inter-hospital agreement"),
        _("Concluded between hospitals, such as one on a department that both run."),
    )
    MEMORANDUM = (
        "memorandum",
        _("Memorandum"),
        _(
            "A memorandum of understanding or a letter of intent, such as one on health at the "
            "border."
        ),
    )
    PROJECT_DOCUMENT = (
        "project_document",
        _("Project document"),
        _(
            "Describes one project with aims, budget and period, such as the document of a "
            "project on malaria."
        ),
    )
    SISTER_CITIES = (
        "sister_cities",
        _("Sister cities agreement"),
        _(
            "Makes two places partners in many fields, health among them, such as one between two "
            "sister cities."
        ),
    )
    RECIPROCAL = (
        "reciprocal",
        _("Reciprocal health or social security agreement"),
        _(
            "Gives residents or insured persons of each side care or benefits on the other, such "
            "as urgent care for visitors."
        ),
    )
    MINUTES = (
        "minutes",
        _("Minutes"),
        _(
            "Minutes of a meeting that both sides signed or confirmed, such as those of talks "
            "between two bureaus."
        ),
    )
    CONTRACT = (
        "contract",
        _("Contract"),
        _("Something is bought, hired or paid for, such as equipment or the service of doctors."),
    )
    AWARD = (
        "award",
        _("Award"),
        _("One side grants the other money, a title or a status, such as that of a training base."),
    )
    DECLARATION = (
        "declaration",
        _("Declaration"),
        _("States aims in common without duties for each side, such as that of a conference."),
    )
    OTHER = (
        "other",
        _("Other agreement"),
        _("None of the other kinds fits, such as an exchange of letters."),
    )


class AgreementLevel(DescribedChoices):
    """The rank at which an agreement was concluded."""

    NATIONAL = (
        "national",
        _("National"),
        _("Between countries or their ministries, such as two ministries of health."),
    )
    PROVINCIAL = (
        "provincial",
        _("Provincial"),
        _("Between provinces or their authorities, such as two provincial health commissions."),
    )
    MUNICIPAL = (
        "municipal",
        _("Municipal"),
        _("Between cities or their authorities, such as two municipal health bureaus."),
    )
    COUNTY = (
        "county",
        _("County level"),
        _("Between counties or districts, such as two neighbours at a border."),
    )
    INSTITUTIONAL = (
        "institutional",
        _("Between institutions"),
        _("Between single institutions, such as two hospitals or universities."),
    )
    ASSOCIATION = (
        "association",
        _("Between associations"),
        _("Between associations, such as two medical associations."),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")


class AgreementStatus(DescribedChoices):
    """The status that a source declares for an agreement; its term state is computed."""

    PROPOSED = (
        "proposed",
        _("Proposed"),
        _("One side offers or wishes it, such as a draft that was handed over."),
    )
    AGREED_UNDOCUMENTED = (
        "agreed_undocumented",
        _("Agreed, no document known"),
        _(
            "A source reports that it was agreed, and no document of it is known, such as “the "
            "two sides reached agreement”."
        ),
    )
    TO_BE_SIGNED = (
        "to_be_signed",
        _("To be signed"),
        _("Its signing was announced, such as for a visit next month."),
    )
    SIGNED = (
        "signed",
        pgettext_lazy("agreement", "Signed"),
        _(
            "A source says that it was signed, and not whether it took effect, such as “a "
            "memorandum was signed”."
        ),
    )
    IN_FORCE = (
        "in_force",
        _("In force"),
        _(
            "A source says that it is in force or being carried out, such as “is being "
            "implemented”."
        ),
    )
    SUSPENDED = (
        "suspended",
        _("Suspended"),
        _("It rests for a time and may be resumed, such as during an epidemic."),
    )
    COMPLETED = (
        "completed",
        pgettext_lazy("agreement", "Completed"),
        _("All that it provided for was done, such as a project that was handed over."),
    )
    END_ANNOUNCED = (
        "end_announced",
        _("End announced"),
        _(
            "A party announced that it will end, and the day has not come or is not stated, such "
            "as “will not be renewed”."
        ),
    )
    TERMINATED = (
        "terminated",
        _("Terminated"),
        _("It was ended before its term or by notice, such as by a change of policy."),
    )
    SUPERSEDED = (
        "superseded",
        _("Superseded"),
        _(
            "A later agreement took its place; link the two, such as “replaces the agreement of "
            "2008”."
        ),
    )
    UNKNOWN = "unknown", _("Not stated"), _("The source does not say.")


# Of an agreement of which a source says that it is still to be signed.
UNSIGNED = (AgreementStatus.PROPOSED, AgreementStatus.TO_BE_SIGNED)

# Of an agreement of which a source says that it is over, whatever its term.
OVER = (AgreementStatus.COMPLETED, AgreementStatus.TERMINATED, AgreementStatus.SUPERSEDED)


class LinkKind(DescribedChoices):
    """How one agreement relates to another: this agreement … that one."""

    PART_OF = (
        "part_of",
        _("Part of"),
        _("This agreement belongs to a larger one, such as an annex."),
    )
    IMPLEMENTS = (
        "implements",
        _("Implements"),
        _("It carries out what the other one provides for, such as a plan for a year."),
    )
    SUPPLEMENTS = (
        "supplements",
        _("Supplements"),
        _("It adds to the other one, which goes on as it is, such as a further field."),
    )
    AMENDS = "amends", _("Amends"), _("It changes the text of the other one, such as its term.")
    RENEWS = (
        "renews",
        _("Renews"),
        _("It continues the other one for a further term, such as “renewed for five years”."),
    )
    SUPERSEDES = (
        "supersedes",
        _("Supersedes"),
        _(
            "It takes the place of the other one, which ends, such as “in place of the earlier "
            "agreement”."
        ),
    )
    SIGNED_WITH = (
        "signed_with",
        _("Signed on the same occasion as"),
        _("Both were signed at one ceremony, such as those of the hospitals of two cities."),
    )
    BACKGROUND = (
        "background",
        _("Background"),
        _(
            "The other one is named as the setting of this one, such as a treaty between the two "
            "countries."
        ),
    )
