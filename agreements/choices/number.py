"""The units, qualifiers and scopes of numbers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices.described import DescribedChoices


class Qualifier(DescribedChoices):
    """How the source qualifies a number."""

    EXACTLY = "exactly", _("Exactly"), _("The source gives a plain number, such as “ten people”.")
    OVER = "over", _("More than"), _("The source says “more than” or “over”, such as 500余.")
    ABOUT = "about", pgettext_lazy("number", "About"), _("The source says “about” or “some”.")
    NEARLY = "nearly", _("Nearly"), _("The source says “nearly” or “almost”.")
    UP_TO = "up_to", _("Up to"), _("The source gives an upper limit, such as “up to 20 places”.")
    AVERAGE = (
        "average",
        pgettext_lazy("number", "On average"),
        _("The source gives an average, such as “on average 20 a year”."),
    )
    PLANNED = (
        "planned",
        pgettext_lazy("number", "Planned"),
        _("The source gives the number as a plan, such as “60 places are planned”."),
    )
    NOT_STATED = (
        "not_stated",
        _("Not stated"),
        _("There is no number, or the source leaves open how exact it is."),
    )


class ParticipantUnit(DescribedChoices):
    """One person counted once, or once each time."""

    PERSONS = "persons", _("persons"), _("People, each counted once, such as “30 doctors”.")
    PERSON_TIMES = (
        "person_times",
        _("person-times"),
        _("Participations: somebody who came twice counts twice, such as “300 person-times”."),
    )


class Scope(DescribedChoices):
    """The scope of a number. A cumulative number or a state is never added to an event's."""

    EVENT = (
        "event",
        _("This event"),
        _("The number is of this event alone, such as “ten doctors took part in the course”."),
    )
    PERIOD = "period", _("A period"), _("The number is of a stated period, such as a year.")
    CUMULATIVE = (
        "cumulative",
        _("Cumulative"),
        _("A total from the beginning to a day, such as “530 so far”."),
    )
    STATE = (
        "state",
        _("At a point in time"),
        _("What there is at a point in time, such as 200 staff on site or 60 practices."),
    )


# A running total, or what there is on a day: neither counts people of one event or period.
NOT_ADDED = (Scope.CUMULATIVE, Scope.STATE)


class DurationUnit(DescribedChoices):
    """The unit in which a source gives a duration."""

    DAYS = "days", _("days"), _("The source gives the duration in days, such as “ten days”.")
    WEEKS = "weeks", _("weeks"), _("The source gives the duration in weeks, such as “two weeks”.")
    MONTHS = (
        "months",
        _("months"),
        _("The source gives the duration in months, such as “six months”."),
    )
    YEARS = "years", _("years"), _("The source gives the duration in years, such as “five years”.")


class FigureUnit(DescribedChoices):
    """The unit of a figure."""

    PERSONS = "persons", _("persons"), _("People, each counted once, such as “30 doctors”.")
    PERSON_TIMES = (
        "person_times",
        _("person-times"),
        _("Participations: somebody who came twice counts twice, such as “300 person-times”."),
    )
    ITEMS = (
        "items",
        _("items"),
        _("Things that are counted one by one, such as agreements or beds."),
    )
    PER_CENT = (
        "per_cent",
        _("per cent"),
        _("A share of a hundred, such as “cured in 90 per cent of cases”."),
    )
    CURRENCY = (
        "currency",
        _("currency"),
        _("An amount of money; give its currency beside it, such as “3 million yuan”."),
    )
    HOURS = "hours", _("hours"), _("A length of time in hours, such as “40 hours of lectures”.")
    DAYS = "days", _("days"), _("A length of time in days, such as “ten days”.")
    WEEKS = "weeks", _("weeks"), _("A length of time in weeks, such as “two weeks”.")
    MONTHS = "months", _("months"), _("A length of time in months, such as “six months”.")
    YEARS = "years", _("years"), _("A length of time in years, such as “five years”.")
    OTHER = (
        "other",
        pgettext_lazy("unit", "other"),
        _("Another unit; give it in words beside it, such as “kilometres”."),
    )


class Countable(DescribedChoices):
    """A kind of record that a reported figure may count."""

    AGREEMENT = (
        "agreement",
        _("Agreements"),
        _("The figure counts agreements, such as “seven agreements”."),
    )
    DELEGATION = (
        "delegation",
        _("Delegations"),
        _("The figure counts visits, such as “three delegations”."),
    )
    EXCHANGE = (
        "exchange",
        _("Exchanges"),
        _("The figure counts training and exchanges, such as “two courses”."),
    )
