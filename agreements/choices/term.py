"""How terms of agreements end, and where an agreement stands in its term."""

from django.utils.translation import gettext_lazy as _

from agreements.choices.described import DescribedChoices


class EndKind(DescribedChoices):
    """How the term of an agreement ends."""

    FIXED = (
        "fixed",
        _("At the end of a fixed term"),
        _("The text names the day or the length, such as five years."),
    )
    EVENT = (
        "event",
        _("Upon a stated event"),
        _("It ends when something happens, such as the end of a project."),
    )
    OPEN_ENDED = (
        "open_ended",
        _("Open-ended"),
        _(
            "The text says that it runs until somebody ends it, such as “remains valid until "
            "terminated”."
        ),
    )
    NOT_STATED = "not_stated", _("Not stated"), _("The source does not say.")


class TermState(DescribedChoices):
    """Where an agreement stands in its term on a given day; computed from its dates and links."""

    NOT_STARTED = "not_started", _("Not started"), _("The term begins after today.")
    RUNNING = "running", _("Running"), _("The term ends in more than 90 days.")
    ENDING = "ending", _("Ending soon"), _("The term ends within 90 days.")
    ENDED = (
        "ended",
        _("Ended, renewal not recorded"),
        _("The term is over or the agreement was ended, and no other one renews it here."),
    )
    RENEWED = "renewed", _("Renewed"), _("Another agreement renews or supersedes it.")
    OPEN_ENDED = "open_ended", _("Open-ended"), _("The agreement says that it has no end.")
    NOT_STATED = "not_stated", _("Term not stated"), _("The sources state no end of the term.")
