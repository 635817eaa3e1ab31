"""The states of records and the basis of their evidence."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class State(DescribedChoices):
    """Where a record stands between a clerk's first draft and the public."""

    DRAFT = (
        "draft",
        pgettext_lazy("state of a record", "Draft"),
        _("The record is being written; only staff see it."),
    )
    SUBMITTED = (
        "submitted",
        _("Submitted for review"),
        _("A colleague has to publish or return it."),
    )
    RETURNED = "returned", _("Returned to the editor"), _("A reviewer returned it with a reason.")
    PUBLISHED = (
        "published",
        pgettext_lazy("state of a record", "Published"),
        _("Public, with a permanent code."),
    )
    WITHDRAWN = "withdrawn", _("Withdrawn"), _("It was public; a note stands at its address.")


# The states in which editors change a record; from its submission on only reviewers do.
EDITABLE = (State.DRAFT, State.RETURNED)


class Basis(DescribedChoices):
    """How a source supports a value: it says so, we conclude it, or sources disagree."""

    STATED = "stated", pgettext_lazy("evidence", "Stated"), _("The source says it.")
    INFERRED = (
        "inferred",
        pgettext_lazy("evidence", "Inferred"),
        _(
            "It follows from what the source says; the note says how, such as a year taken from "
            "the date of publication."
        ),
    )
    CONFLICTING = (
        "conflicting",
        pgettext_lazy("evidence", "Conflicting"),
        _("Sources disagree, such as on the name of a city."),
    )
