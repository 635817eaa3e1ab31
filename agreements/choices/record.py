"""The states of records and the basis of their evidence."""

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


class Basis(TextChoices):
    """How a source supports a value: it says so, we conclude it, or sources disagree."""

    STATED = "stated", pgettext_lazy("evidence", "Stated")
    INFERRED = "inferred", pgettext_lazy("evidence", "Inferred")
    CONFLICTING = "conflicting", pgettext_lazy("evidence", "Conflicting")
