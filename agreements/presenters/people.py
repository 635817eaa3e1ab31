"""The people of a set of exchanges in words that claim no more than the sources do."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from agreements.analysis import Stage, people
from agreements.text import grouped_number, join_list, label_value

EXCHANGES = ngettext_lazy("%(number)s exchange", "%(number)s exchanges", "count")
UNSTATED = ngettext_lazy(
    "%(number)s exchange of unstated size", "%(number)s exchanges of unstated size", "count"
)
APPROXIMATE = ngettext_lazy(
    "%(number)s exchange of approximate size", "%(number)s exchanges of approximate size", "count"
)
CUMULATIVE = ngettext_lazy(
    "%(number)s exchange with a cumulative number, not added",
    "%(number)s exchanges with cumulative numbers, not added",
    "count",
)
STATE = ngettext_lazy(
    "%(number)s exchange with a number at a point in time, not added",
    "%(number)s exchanges with numbers at a point in time, not added",
    "count",
)
PEOPLE = ngettext_lazy("%(number)s person", "%(number)s people", "count")
PERSON_TIMES = ngettext_lazy("%(number)s person-time", "%(number)s person-times", "count")


def people_phrases(exchanges, certain=None):
    """Phrases such as "at least 10 people" and "planned or under discussion: 5 people".

    See `agreements.analysis.people`, which this costs one query for.
    """
    return phrases_of_stages(people(exchanges, certain))


def phrases_of_stages(stages):
    """Phrases for the people of each stage: {stage: People}."""
    return [phrase for stage, counted in stages.items() for phrase in stage_phrases(stage, counted)]


def stage_phrases(stage, counted):
    """The people of one stage: realised exchanges as they are, others behind the name of their
    stage.
    """
    if stage == Stage.CANCELLED:  # Nobody took part, so there are no people to print.
        phrases = [_words(EXCHANGES, counted.exchanges)]
    else:
        phrases = count_phrases(counted)
    if stage == Stage.DONE:
        return phrases
    return [label_value(stage.label, join_list(phrases))]


def count_phrases(counted):
    """One phrase for each number of `People`; sums say "at least" unless they are complete."""
    sums = [(PEOPLE, counted.persons), (PERSON_TIMES, counted.person_times)]
    others = [
        (UNSTATED, counted.unstated),
        (APPROXIMATE, counted.approximate),
        (CUMULATIVE, counted.cumulative),
        (STATE, counted.state),
    ]
    bound = "%(number)s" if counted.is_complete else _("at least %(number)s")
    return [
        *(bound % {"number": _words(words, n)} for words, n in sums if n is not None),
        *(_words(words, n) for words, n in others if n),
    ]


def _words(words, number):
    return words % {"count": number, "number": grouped_number(number)}
