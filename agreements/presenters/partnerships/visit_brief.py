"""The brief for a visit: what one page can hold of two regions, each line with its source."""

from django.utils.translation import gettext as _

from agreements.choices import TermState
from agreements.dates import first_day_key
from agreements.models import Agreement
from agreements.presenters.details import commitment_rows
from agreements.presenters.duration import computed_from
from agreements.presenters.numbers import format_number
from agreements.presenters.partnerships.brief_gaps import gap_lines
from agreements.presenters.partnerships.brief_line import brief_line
from agreements.presenters.partnerships.brief_people import people, signers
from agreements.presenters.partnerships.parts import (
    MODALITIES,
    direction_label,
    no_activity_since,
)
from agreements.presenters.partnerships.phrases import (
    Phrase,
    dotted,
    shared_width,
    truncated,
    width,
)
from agreements.text import in_parentheses, join_list, label_value

# What one printed page holds: lines of each section and of all, and the space in letters for all
# texts and for all titles of sources.
LINES = 4
COMMITMENTS = 6
ALL_LINES = 26
TEXTS = ALL_LINES * 78
TITLES = 18 * 32


def brief_sections(partnership, day):
    """The sections of the brief, in the order in which one reads them before a visit."""
    sections = [
        section(_("Persons met"), visit_lines(partnership), _("No visit is recorded.")),
        section(_("Agreements"), agreements(partnership), _("No agreement is recorded.")),
        section(
            _("Commitments and training"),
            commitment_and_training_lines(partnership),
            _("No commitments or training recorded."),
            COMMITMENTS + LINES,
        ),
        section(_("Terms"), ending_lines(partnership, day), _("No agreement states when it ends.")),
        section(_("Conflicts and known gaps"), gap_lines(partnership), _("None known.")),
    ]
    # What some sections leave of the page goes to those that want more, the commitments first.
    for one in sorted(sections, key=lambda one: -one["size"]):
        space = ALL_LINES - sum(len(other["lines"][: other["size"]]) for other in sections)
        one["size"] += max(min(space, len(one["lines"]) - one["size"]), 0)
    for one in sections:
        one["more"] = max(len(one["lines"]) - one["size"], 0)
        one["lines"] = sorted(one["lines"][: one.pop("size")], key=lambda line: line["order"])
    lines = [line for one in sections for line in one["lines"]]
    for part in ("phrases", "detail"):
        space = shared_width(TEXTS, [width(line[part]) for line in lines])
        for line in lines:
            line[part] = truncated(line[part], space)
    return sections


def section(title, lines, empty, size=LINES):
    """One section: its lines, and how many of them the page has space for in any case."""
    return {"title": title, "lines": lines, "empty": empty, "size": size}


def number_sources(sections):
    """The sources of all lines, in the order in which they are first cited, each with the number
    that its citations are given on the way.
    """
    numbers = {}
    for cited in (one for part in sections for row in part["lines"] for one in row["cited"]):
        cited["number"] = numbers.setdefault(cited["source"], len(numbers) + 1)
    titles = {one: [Phrase(one.display_title, one.title_lang)] for one in numbers}
    space = shared_width(TITLES, [width(title) for title in titles.values()])
    return [
        {"number": number, "url": one.get_absolute_url(), "phrases": truncated(titles[one], space)}
        for one, number in numbers.items()
    ]


def title_phrases(partnership, record):
    """The title of a record, and from where to where it goes."""
    way = Phrase(in_parentheses(direction_label(partnership, record)))
    return [Phrase(record.display_title, record.title_lang), way]


def is_untranslated(sections):
    """Whether something in the brief stands in English, since nobody has translated it yet."""
    return any(phrase.lang for one in sections for row in one["lines"] for phrase in row["phrases"])


def visit_lines(partnership):
    """The delegations that took place, with the people whom the sources name and their titles."""
    took_place = [one for one in partnership.delegations if one.is_realised]
    return [
        brief_line(
            one.dates,
            title_phrases(partnership, one),
            partnership.references(one).cited("dates"),
            url=one.get_absolute_url(),
            detail=people(one, partnership.references(one)),
        )
        for one in took_place
    ]


def agreements(partnership):
    """The agreements, those that were only proposed or mentioned too, with kind, declared status
    and signers.
    """
    return [
        brief_line(
            one.signed,
            [Phrase(one.display_title, one.title_lang)],
            partnership.references(one).cited("signed"),
            url=one.get_absolute_url(),
            detail=[
                *dotted(map(Phrase, (one.get_kind_display(), one.get_status_display()))),
                *signers(one, partnership.references(one)),
            ],
        )
        for one in partnership.agreements
    ]


def commitment_lines(partnership):
    """The commitments, what is still open first, and the firmest of it first: (key, line)."""
    found = []
    for agreement in partnership.agreements:
        references = partnership.references(agreement)
        commitments = list(agreement.commitments.all())
        rows = commitment_rows(commitments, references)
        for position, (commitment, row) in enumerate(zip(commitments, rows, strict=True)):
            since = no_activity_since(agreement, commitment)
            codes = join_list(one["code"] for one in row["deliveries"] if one["extent"])
            state = [
                agreement.code,
                _("due %(date)s") % {"date": row["due"].in_words} if row["due"] else "",
                row["period"],
                _("delivered by %(codes)s") % {"codes": codes} if codes else "",
                since,
            ]
            text = [Phrase(label_value(row["modality"], "")), Phrase(row["text"], row["lang"])]
            found.append(
                (
                    (not since, MODALITIES.index(commitment.modality)),
                    brief_line(
                        None,
                        text,
                        references.cited(row=commitment),
                        url=agreement.get_absolute_url(),
                        detail=dotted(map(Phrase, state)),
                        order=(*first_day_key(agreement.signed), agreement.code, position, ""),
                    ),
                )
            )
    return [one for key, one in sorted(found, key=lambda keyed: keyed[0])]


def commitment_and_training_lines(partnership):
    """Commitments and training in time: training follows the commitment that it delivers, and
    never stands under a later one. Where a page has no space for all, both have their share.
    """
    commitments, training = commitment_lines(partnership), training_lines(partnership)
    return [
        *(*commitments[:COMMITMENTS], *training[:LINES]),
        *(*commitments[COMMITMENTS:], *training[LINES:]),
    ]


def training_lines(partnership):
    """Training that was carried out or is under way, with its people."""
    return [
        brief_line(
            one.dates,
            [Phrase(label_value(_("Training"), "")), *title_phrases(partnership, one)],
            partnership.references(one).cited("participants", "dates"),
            url=one.get_absolute_url(),
            detail=[Phrase(participants(one))],
            order=training_order(partnership, one),
        )
        for one in partnership.exchanges
        if one.is_realised
    ]


def training_order(partnership, training):
    """Where training stands among commitments: right behind the last one that it delivers, unless
    that was agreed later; otherwise by its own date.
    """
    own = first_day_key(training.dates)
    followed = [
        (*first_day_key(agreement.signed), agreement.code, position, training.code)
        for agreement in partnership.agreements
        for position, commitment in enumerate(agreement.commitments.all())
        if any(one.activity == training for one in commitment.deliveries.all())
        and first_day_key(agreement.signed) <= own
    ]
    return max(followed, default=(*own, "", 0, training.code))


def participants(exchange):
    """The people of an exchange as the source gives them."""
    number = format_number(
        exchange.participants, exchange.participants_to, exchange.participants_qualifier
    )
    if not number:
        return _("number of people not stated")
    unit = exchange.get_participants_unit_display()
    return _("%(number)s %(unit)s") % {"number": number, "unit": unit}


def ending_lines(partnership, day):
    """Agreements whose end is stated or computed: those still to end, the soonest first, then those
    ended.
    """
    rows = []
    for state in (TermState.ENDING, TermState.RUNNING, TermState.NOT_STARTED, TermState.ENDED):
        found = partnership.rows(Agreement).in_term_state(state, day).soonest_ending()
        rows += [(one.pk, state) for one in found]
    by_id = {one.pk: one for one in partnership.agreements}
    return [
        brief_line(
            by_id[pk].ended or by_id[pk].effective_end,
            [Phrase(by_id[pk].display_title, by_id[pk].title_lang)],
            partnership.references(by_id[pk]).cited("term_end", "term_length", "ended"),
            url=by_id[pk].get_absolute_url(),
            detail=dotted(map(Phrase, (str(state.label), computed_from(by_id[pk])))),
        )
        for pk, state in rows
        if pk in by_id and (by_id[pk].effective_end or by_id[pk].ended)
    ]
