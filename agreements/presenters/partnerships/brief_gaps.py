"""What the sources of a partnership leave open: conflicts, known gaps, and what is doubtful."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from agreements.choices import UNSIGNED, AgreementStatus, Basis, EndKind
from agreements.dates import UncertainDate
from agreements.models import Agreement, Delegation, Exchange, Programme
from agreements.presenters.partnerships.brief_line import brief_line
from agreements.presenters.partnerships.parts import conflicts, gaps
from agreements.presenters.partnerships.phrases import Phrase, semicolons
from agreements.text import in_parentheses, join_list, label_value

FIELDS = 5  # Of a record that are inferred.
# What each record of a kind has, whether or not a source states it.
UNSTATED = {
    Agreement: ("signed", "term_end"),
    Delegation: ("dates", "headcount"),
    Exchange: ("dates", "participants"),
    Programme: ("period",),
}
# What is inferred of a date of which the rest is stated.
PARTS = {
    "year": pgettext_lazy("part of a date", "year"),
    "month": pgettext_lazy("part of a date", "month and year"),
}


def gap_lines(partnership):
    """On what sources disagree, what they count without telling of each, and what of each record
    is inferred, not stated or garbled; each line begins with the code of its record.
    """
    return [
        *(
            brief_line(
                None,
                [Phrase(label_value(one["field"], "")), Phrase(one["text"], one["text_lang"])]
                if one["text"]
                else [Phrase(one["field"])],
                one["cited"],
                url=one["record_url"],
                code=one["code"],
            )
            for one in conflicts(partnership)
        ),
        *(
            brief_line(
                None,
                [Phrase(one["metric"], one["lang"]), Phrase(label_value("", one["gap"]))],
                one["cited"],
                url=one["url"],
                code=one["code"],
            )
            for one in gaps(partnership)
        ),
        *filter(None, (doubts(partnership, record) for record in partnership.records)),
    ]


def doubts(partnership, record):
    """The line of what of a record is inferred, not stated or garbled; None where nothing is."""
    references = partnership.references(record)
    members = getattr(record, "members", None)
    parts = [
        (_("inferred"), inferred(record, references)),
        (_("not stated"), unstated(record)),
        (
            _("name garbled"),
            [one.name for one in members.all() if one.is_garbled] if members else [],
        ),
    ]
    found = [[Phrase(label_value(label, join_list(names)))] for label, names in parts if names]
    if not found:
        return None
    # The line says by itself what is inferred.
    cited = [{**one, "basis": ""} for one in references.cited()]
    return brief_line(
        None, semicolons(found), cited, url=record.get_absolute_url(), code=record.code
    )


def inferred(record, references):
    """The labels of what is inferred, each once, dates first; of a date with a stated day its year
    alone. Of many labels the first, and how many more there are.
    """
    dates, others = {}, {}
    for evidence in record.evidence.all():
        if evidence.basis == Basis.INFERRED:
            value = getattr(record, evidence.field, None) if evidence.field else None
            is_date = isinstance(value, UncertainDate)
            part = value.inferred_part if is_date else ""
            label = str(references.field_label(evidence))
            found = dates if is_date else others
            found[label + in_parentheses(PARTS[part]) if part else label] = True
    labels = [*dates, *others]
    if len(labels) <= FIELDS:
        return labels
    more = pgettext("fields", "and %(number)s more") % {"number": len(labels) - FIELDS + 1}
    return [*labels[: FIELDS - 1], more]


def unstated(record):
    """The labels of what a record of its kind has and no source of this one states."""
    missing = [
        name
        for name in UNSTATED[type(record)]
        if getattr(record, name) in (None, "") and is_expected(record, name)
    ]
    return [str(capfirst(record._meta.get_field(name).verbose_name)) for name in missing]


def is_expected(record, name):
    """Whether a record has such a value at all: an agreement that is still to be signed has no day
    of signing, the end of a term may be computed, and a term that is open-ended or ends upon an
    event has no day of its end, unless its end was announced.
    """
    if name == "signed":
        return record.status not in UNSIGNED
    if name == "term_end" and record.effective_end:
        return False
    if name == "term_end" and record.status != AgreementStatus.END_ANNOUNCED:
        return record.end_kind not in (EndKind.OPEN_ENDED, EndKind.EVENT)
    return True
