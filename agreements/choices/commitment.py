"""The kinds of commitments, how binding they are, and how much of them was delivered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
