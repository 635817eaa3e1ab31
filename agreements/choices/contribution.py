"""The kinds of contributions, and how far each has come."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class ContributionKind(DescribedChoices):
    """What is contributed."""

    IN_KIND = (
        "in_kind",
        _("Gift in kind"),
        _("Goods that are given, such as ambulances, medicines or equipment."),
    )
    MONEY = (
        "money",
        _("Money"),
        _("Money that is not paid back, such as a grant or a donation."),
    )
    LOAN = (
        "loan",
        _("Loan"),
        _("Money or goods that are to be given back, such as a loan for a new hospital."),
    )
    SERVICE = (
        "service",
        _("Service"),
        _("Work that is done for the receiver, such as the building of a ward or free operations."),
    )
    OTHER = (
        "other",
        pgettext_lazy("contribution", "Other"),
        _("The source says what it is, and none of the other kinds fits."),
    )
    NOT_STATED = (
        "not_stated",
        _("Not stated"),
        _("The source leaves open what is contributed."),
    )


class ContributionStatus(DescribedChoices):
    """How far a contribution has come."""

    PLEDGED = (
        "pledged",
        _("Pledged"),
        _("It is promised or agreed, and no source says that it has begun, such as “will donate”."),
    )
    UNDER_WAY = (
        "under_way",
        _("Under way"),
        _("A part has been given, such as the first of three instalments."),
    )
    DELIVERED = (
        "delivered",
        _("Delivered"),
        _("The source says that it was given or paid, such as “handed over ten ambulances”."),
    )
    NOT_STATED = (
        "not_stated",
        _("Not stated"),
        _("The source leaves open whether it was given."),
    )
