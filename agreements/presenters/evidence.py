"""Evidence references: from a printed value to the paragraph of the source that supports it."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.choices import Basis
from agreements.models.evidence import ROWS
from agreements.models.named import reader_language
from agreements.text import lang_span

# The strongest warning first: a value that is in conflict says so wherever it is marked.
WARNINGS = [Basis.CONFLICTING, Basis.INFERRED, Basis.STATED]


class EvidenceReferences:
    """The numbered references of one record, one for each paragraph that supports it.

    Built from the evidence that `for_public` has fetched; asks the database for nothing. What
    supports a row of another record that is printed here too comes as ``further``.
    """

    def __init__(self, record, further=()):
        self.record = record
        self._by_paragraph = {}
        self._by_field = {}
        for evidence in (*record.evidence.all(), *further):
            key = (evidence.source_id, evidence.paragraph)
            number = self._by_paragraph.setdefault(key, (len(self._by_paragraph) + 1, []))[0]
            self._by_paragraph[key][1].append(evidence)
            self._by_field.setdefault(_field_of(evidence), []).append((number, evidence))

    def for_fields(self, *fields):
        """The references of some fields of the record, for ``components/references.html``."""
        return self._references(
            [pair for field in fields for pair in self._by_field.get(field, [])]
        )

    def for_row(self, row):
        """The references of a row of the record: a party, a commitment, a figure."""
        return self._references(self._by_field.get((row._meta.model_name, row.pk), []))

    def cited(self, *fields, row=None):
        """The paragraphs behind some fields of the record, or behind a row of it, for a page that
        tells of several records: {source, title, lang, url, where, basis}. Where none is named for
        these, those that support the record as a whole, or else any part of it.
        """
        found = {}
        for number, evidence in self._behind(fields, row):
            found.setdefault(
                number,
                {
                    "source": evidence.source,
                    "title": evidence.source.display_title,
                    "lang": evidence.source.title_lang,
                    "url": paragraph_url(evidence),
                    "where": paragraph_label(evidence.paragraph),
                    "basis": evidence.basis,
                },
            )
        return list(found.values())

    def printed_lang(self, *fields, row=None):
        """The language of words that are given as printed, where it is not the reader's: that of
        the sources behind them; empty where these are in several languages.
        """
        languages = {evidence.source.language for _number, evidence in self._behind(fields, row)}
        return "".join(languages - {reader_language()}) if len(languages) == 1 else ""

    def printed(self, text, *fields, row=None):
        """Words as printed, for HTML, marked with their language. See `printed_lang`."""
        return lang_span(text, self.printed_lang(*fields, row=row))

    def _behind(self, fields, row):
        """The numbered evidence for some fields or for a row, or else for the record."""
        keys = [(row._meta.model_name, row.pk)] if row else fields
        pairs = [pair for key in keys for pair in self._by_field.get(key, [])]
        if pairs or "" in self._by_field:
            return pairs or self._by_field[""]
        return [pair for rows in self._by_field.values() for pair in rows]

    def conflicts(self):
        """The conflicts between sources: {field, text, text_lang, title, lang, url, where} each."""
        return [
            {
                "field": self.field_label(evidence),
                "text": evidence.display_note,
                "text_lang": evidence.note_lang,
                "source": evidence.source,
                "title": evidence.source.display_title,
                "lang": evidence.source.title_lang,
                "url": paragraph_url(evidence),
                "where": paragraph_label(evidence.paragraph),
            }
            for evidence in self.record.evidence.all()
            if evidence.basis == Basis.CONFLICTING
        ]

    def cited_sources(self):
        """The cited paragraphs: number, source, and the fields that each supports, with remarks."""
        return [
            {
                "number": number,
                "source": found[0].source,
                "url": paragraph_url(found[0]),
                "where": paragraph_label(found[0].paragraph),
                "fields": _unique(self.field_label(evidence) for evidence in found),
                "remarks": self._remarks(found),
            }
            for number, found in self._by_paragraph.values()
        ]

    def field_label(self, evidence):
        """The label of what a piece of evidence supports: "signed", "party"."""
        return field_label(self.record, evidence)

    def _remarks(self, found):
        """The notes of some evidence: {fields, label, text, lang}, one for all that it explains."""
        fields = {}
        for evidence in found:
            if evidence.display_note:
                key = (evidence.get_basis_display(), evidence.display_note, evidence.note_lang)
                fields.setdefault(key, []).append(self.field_label(evidence))
        return [
            {"label": label, "text": text, "lang": lang, "fields": _unique(explained)}
            for (label, text, lang), explained in fields.items()
        ]

    @staticmethod
    def _references(pairs):
        worst = {}
        for number, evidence in pairs:
            known = worst.get(number, evidence.basis)
            worst[number] = min(known, evidence.basis, key=WARNINGS.index)
        return [
            {"number": number, "basis": basis, "href": f"#s{number}"}
            for number, basis in sorted(worst.items())
        ]


def paragraph_label(number):
    """Where in a source something stands, to be read behind its title."""
    return _(", paragraph %(number)s") % {"number": number} if number else _(", heading or imprint")


def paragraph_url(evidence):
    """The address of a paragraph on the page of its source."""
    return f"{reverse('source', args=[evidence.source.slug])}#p{evidence.paragraph or 0}"


def _field_of(evidence):
    for name in ROWS:
        if pk := getattr(evidence, f"{name}_id"):
            return (name.replace("_", ""), pk)
    return evidence.field


def field_label(record, evidence):
    """The label of what a piece of evidence supports in a record.

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
