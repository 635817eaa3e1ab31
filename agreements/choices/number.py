"""The units, qualifiers and scopes of numbers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Qualifier(TextChoices):
    """How the source qualifies a number."""

    EXACTLY = "exactly", _("Exactly")
    OVER = "over", _("More than")
    ABOUT = "about", pgettext_lazy("number", "About")
    NEARLY = "nearly", _("Nearly")
    UP_TO = "up_to", _("Up to")
    AVERAGE = "average", pgettext_lazy("number", "On average")
    PLANNED = "planned", pgettext_lazy("number", "Planned")
    NOT_STATED = "not_stated", _("Not stated")


class ParticipantUnit(TextChoices):
    """One person counted once, or once each time."""

    PERSONS = "persons", _("persons")
    PERSON_TIMES = "person_times", _("person-times")


class Scope(TextChoices):
    """The scope of a number. A cumulative number or a state is never added to an event's."""

    EVENT = "event", _("This event")
    PERIOD = "period", _("A period")
    CUMULATIVE = "cumulative", _("Cumulative")
    STATE = "state", _("At a point in time")


# A running total, or what there is on a day: neither counts people of one event or period.
NOT_ADDED = (Scope.CUMULATIVE, Scope.STATE)


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
