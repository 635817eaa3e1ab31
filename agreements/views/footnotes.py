"""Footnotes: from a printed value to the paragraph of the source that supports it."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.choices import Basis
from agreements.models.evidence import ROWS

# The strongest warning first: a value that is in conflict says so wherever it is marked.
WARNINGS = [Basis.CONFLICTING, Basis.INFERRED, Basis.STATED]


class Footnotes:
    """The numbered notes of one record, one for each paragraph that supports it.

    Built from the evidence that `for_public` has fetched; asks the database for nothing. What
    supports a row of another record that is printed here too comes as ``further``.
    """

    def __init__(self, record, further=()):
        self.record = record
        self._by_place = {}
        self._by_fact = {}
        for evidence in (*record.evidence.all(), *further):
            place = (evidence.source_id, evidence.paragraph)
            number = self._by_place.setdefault(place, (len(self._by_place) + 1, []))[0]
            self._by_place[place][1].append(evidence)
            self._by_fact.setdefault(_fact_of(evidence), []).append((number, evidence))

    def of(self, *fields):
        """The marks of some fields of the record, for ``components/mark.html``."""
        return self._marks([pair for field in fields for pair in self._by_fact.get(field, [])])

    def of_row(self, row):
        """The marks of a row of the record: a party, a commitment, a figure."""
        return self._marks(self._by_fact.get((row._meta.model_name, row.pk), []))

    def cited(self, *fields, row=None):
        """The paragraphs behind some fields of the record, or behind a row of it, for a page that
        tells of several records: {title, url, paragraph, basis}. Where none is named for these,
        those that support the record as a whole, or else any part of it.
        """
        keys = [(row._meta.model_name, row.pk)] if row else fields
        pairs = [pair for key in keys for pair in self._by_fact.get(key, [])]
        found = {}
        anything = [pair for rows in self._by_fact.values() for pair in rows]
        for number, evidence in pairs or self._by_fact.get("") or anything:
            found.setdefault(
                number,
                {
                    "title": evidence.source.display_title,
                    "lang": evidence.source.title_lang,
                    "url": paragraph_url(evidence),
                    "paragraph": evidence.paragraph,
                    "basis": evidence.basis,
                },
            )
        return list(found.values())

    def conflicts(self):
        """What sources say against each other: {fact, text, title, url, paragraph} each."""
        return [
            {
                "fact": self.fact_label(evidence),
                "text": evidence.display_note,
                "title": evidence.source.display_title,
                "lang": evidence.source.title_lang,
                "url": paragraph_url(evidence),
                "paragraph": evidence.paragraph,
            }
            for evidence in self.record.evidence.all()
            if evidence.basis == Basis.CONFLICTING
        ]

    def notes(self):
        """The list of notes: number, source, paragraph, and what each says about which fact."""
        return [
            {
                "number": number,
                "source": found[0].source,
                "url": paragraph_url(found[0]),
                "paragraph": found[0].paragraph,
                "facts": _unique(self.fact_label(evidence) for evidence in found),
                "remarks": self._remarks(found),
            }
            for number, found in self._by_place.values()
        ]

    def fact_label(self, evidence):
        """What a piece of evidence supports, in words: "signed", "party"."""
        return fact_label(self.record, evidence)

    def _remarks(self, found):
        """The notes of some evidence: {facts, label, text}, one for all facts that it explains."""
        facts = {}
        for evidence in found:
            if evidence.display_note:
                key = (evidence.get_basis_display(), evidence.display_note)
                facts.setdefault(key, []).append(self.fact_label(evidence))
        return [
            {"label": label, "text": text, "facts": _unique(explained)}
            for (label, text), explained in facts.items()
        ]

    @staticmethod
    def _marks(pairs):
        worst = {}
        for number, evidence in pairs:
            known = worst.get(number, evidence.basis)
            worst[number] = min(known, evidence.basis, key=WARNINGS.index)
        return [
            {"number": number, "basis": basis, "href": f"#s{number}"}
            for number, basis in sorted(worst.items())
        ]


def paragraph_url(evidence):
    """The address of a paragraph on the page of its source."""
    return f"{reverse('source', args=[evidence.source.slug])}#p{evidence.paragraph or 0}"


def _fact_of(evidence):
    for name in ROWS:
        if pk := getattr(evidence, f"{name}_id"):
            return (name.replace("_", ""), pk)
    return evidence.field


def fact_label(record, evidence):
    """What a piece of evidence supports in a record, in the reader's language.

    Takes the names of models and fields, so it costs no query.
    """
    for name in ROWS:
        if getattr(evidence, f"{name}_id"):
            related = evidence._meta.get_field(name).related_model
            return capfirst(related._meta.verbose_name)
    if not evidence.field:
        return _("The record as a whole")
    field = record._meta.get_field(evidence.field)
    return capfirst(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name)


def _unique(items):
    return list(dict.fromkeys(items))
