"""How terms of agreements end, and where an agreement stands in its term."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
