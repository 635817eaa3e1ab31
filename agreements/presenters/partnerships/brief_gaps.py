"""What the sources of a partnership leave open: conflicts, known gaps, and what is doubtful."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.choices import Basis
from agreements.models import Agreement, Delegation, Exchange, Programme
from agreements.presenters.partnerships.brief_line import brief_line
from agreements.presenters.partnerships.phrases import Phrase, dotted
from agreements.presenters.partnerships.records import conflicts, gaps
from agreements.text import join_list, label_value

FIELDS = 4  # Of a record that are inferred.
# What each record of a kind has, whether or not a source states it.
UNSTATED = {
    Agreement: ("signed", "term_end"),
    Delegation: ("dates", "headcount"),
    Exchange: ("dates", "participants"),
    Programme: ("period",),
}


def gap_lines(partnership):
    """On what sources disagree, what they count without telling of each, and what of each record
    is inferred, not stated or garbled.
    """
    return [
        *(
            brief_line(
                None,
                [Phrase(one["text"], one["text_lang"]) if one["text"] else Phrase(one["field"])],
                one["cited"],
                detail=dotted([Phrase(one["record"], one["record_lang"]), Phrase(one["field"])]),
            )
            for one in conflicts(partnership)
        ),
        *(
            brief_line(
                None,
                [Phrase(one["metric"], one["lang"]), Phrase(label_value("", one["gap"]))],
                one["cited"],
                url=one["url"],
                detail=[Phrase(one["title"], one["title_lang"])],
            )
            for one in gaps(partnership)
        ),
        *filter(None, (doubts(partnership, record) for record in partnership.records)),
    ]


def doubts(partnership, record):
    """The line of what of a record is inferred, not stated or garbled; None where nothing is."""
    references = partnership.references(record)
    inferred = list(
        dict.fromkeys(
            references.field_label(one)
            for one in record.evidence.all()
            if one.basis == Basis.INFERRED
        )
    )
    members = getattr(record, "members", None)
    garbled = [one.name for one in members.all() if one.is_garbled] if members else []
    parts = [
        (_("inferred"), inferred[:FIELDS]),
        (_("not stated"), unstated(record)),
        (_("name garbled"), garbled),
    ]
    detail = [
        Phrase(label_value(label, join_list(map(str, names)))) for label, names in parts if names
    ]
    if not detail:
        return None
    return brief_line(
        None,
        [Phrase(record.display_title, record.title_lang)],
        references.cited(),
        url=record.get_absolute_url(),
        detail=dotted([Phrase(record.code), *detail]),
    )


def unstated(record):
    """The labels of what every record of its kind has and no source of this one states."""
    missing = [name for name in UNSTATED[type(record)] if getattr(record, name) in (None, "")]
    return [capfirst(record._meta.get_field(name).verbose_name) for name in missing]
