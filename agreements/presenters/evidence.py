"""Evidence references: from a printed value to the paragraph of the source that supports it."""

from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from agreements.choices import Basis
from agreements.models.evidence import ROWS
from agreements.models.named import reader_language
from agreements.presenters.fields import field_value, name_of_field
from agreements.templatetags.inline_text import label_value
from agreements.text import lang_span

# The strongest warning first: a value that is in conflict says so wherever it is marked.
WARNINGS = [Basis.CONFLICTING, Basis.INFERRED, Basis.STATED]
PANEL_TEXT = 160  # characters of a longer text, which the page prints beside its reference


class EvidenceReferences:
    """The numbered references of one record, one for each paragraph that supports it.

    Built from the evidence that `for_public` has fetched, or from what is given as ``evidence``;
    asks the database for nothing. What supports a row of another record that is printed here too
    comes as ``further``. ``panels`` are
    those that the references open, for ``components/evidence_panels.html``: one for each reference
    that was made, in this order.
    """

    def __init__(self, record, further=(), evidence=None):
        self.record = record
        self.evidence = list(record.evidence.all() if evidence is None else evidence)
        self.panels = []
        self._by_paragraph = {}
        self._by_field = {}
        for evidence in (*self.evidence, *further):
            key = (evidence.source_id, evidence.paragraph)
            number = self._by_paragraph.setdefault(key, (len(self._by_paragraph) + 1, []))[0]
            self._by_paragraph[key][1].append(evidence)
            self._by_field.setdefault(field_of(evidence), []).append((number, evidence))

    def for_fields(self, *fields, label="", text="", lang=""):
        """The references of some fields of the record, for ``components/references.html``.

        Their panels give the value as the page prints it: its label, its text and its language
        where that is not the reader's; without a label as the fields hold it.
        """
        pairs = [pair for field in fields for pair in self._by_field.get(field, [])]
        values = [{"label": label, "text": text, "lang": lang}] if label else []
        return self._references(pairs, values)

    def for_row(self, row, text="", lang="", *, label=""):
        """The references of a row of the record: a party, a commitment, a figure. See
        `for_fields`; without a label the kind of the row is one.
        """
        pairs = self._by_field.get((row._meta.model_name, row.pk), [])
        label = label or capfirst(row._meta.verbose_name)
        return self._references(pairs, [{"label": label, "text": text, "lang": lang}])

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
            for evidence in self.evidence
            if evidence.basis == Basis.CONFLICTING
        ]

    def context(self):
        """The evidence of a page, for ``components/sources_aside.html``, once all references were
        made.
        """
        return {"sources": self.cited_sources(), "legend": self.legend(), "panels": self.panels}

    def cited_sources(self):
        """The cited sources, each once: {title, lang, paragraphs, remarks}.

        ``paragraphs`` are {number, url, paragraph, fields}; ``remarks`` say why something was
        inferred or is in conflict, each once with the numbers and fields that it is about.
        """
        found = {}
        for number, evidence in self._by_paragraph.values():
            source = evidence[0].source
            one = found.setdefault(
                source.pk,
                {
                    "title": source.display_title,
                    "lang": source.title_lang,
                    "paragraphs": [],
                    "pairs": [],
                },
            )
            one["paragraphs"].append(
                {
                    "number": number,
                    "url": paragraph_url(evidence[0]),
                    "paragraph": evidence[0].paragraph,
                    "fields": _unique(self.field_label(each) for each in evidence),
                }
            )
            one["pairs"] += [(number, each) for each in evidence]
        return [{**one, "remarks": self._remarks(one.pop("pairs"))} for one in found.values()]

    def legend(self):
        """What the marks of the page mean: {number, basis} of the first reference on each basis."""
        first = {}
        for panel in self.panels:
            first.setdefault(panel["basis"], panel["number"])
        return [
            {"number": first[basis], "basis": basis}
            for basis in reversed(WARNINGS)
            if basis in first
        ]

    def field_label(self, evidence):
        """The label of what a piece of evidence supports: "signed", "party"."""
        return field_label(self.record, evidence)

    def _remarks(self, pairs):
        """The notes of some numbered evidence: {numbers, fields, label, text, lang} each, one for
        all that it explains.
        """
        found = {}
        for number, evidence in pairs:
            if evidence.display_note:
                key = (evidence.get_basis_display(), evidence.display_note, evidence.note_lang)
                found.setdefault(key, []).append((number, self.field_label(evidence)))
        return [
            {
                "label": label,
                "text": text,
                "lang": lang,
                "numbers": _unique(str(number) for number, _field in explained),
                "fields": _unique(field for _number, field in explained),
            }
            for (label, text, lang), explained in found.items()
        ]

    def _references(self, pairs, values):
        by_number = {}
        for number, evidence in pairs:
            by_number.setdefault(number, []).append(evidence)
        return [
            self._reference(number, found, values) for number, found in sorted(by_number.items())
        ]

    def _reference(self, number, found, values):
        """The reference to a paragraph by its number, and its panel."""
        basis = min((evidence.basis for evidence in found), key=WARNINGS.index)
        reference = {
            "number": number,
            "basis": basis,
            "name": reference_name(number, basis),
            "panel": f"e{len(self.panels) + 1}",
        }
        fields = _unique(evidence.field for evidence in found)
        source = found[0].source
        self.panels.append(
            {
                **reference,
                "values": [
                    value_html(**value)
                    for value in values or [self._value(field) for field in fields]
                ],
                "words": _unique(evidence.words for evidence in found if evidence.words),
                "quotations": _unique(filter(None, (each.public_quotation for each in found))),
                "words_lang": source.printed_lang,
                "notes": _unique(
                    (each.basis, each.display_note, each.note_lang)
                    for each in found
                    if each.display_note
                ),
                "source": source,
                "host": urlsplit(source.url).netloc,
                "url": paragraph_url(found[0]),
                "where": paragraph_label(found[0].paragraph),
            }
        )
        return reference

    def _value(self, field):
        """What the register holds in a field: {label, text, lang}."""
        if field:
            return field_value(self.record, field)
        title = "title" if hasattr(self.record, "display_title") else "name"
        return {
            "label": _("The record as a whole"),
            "text": getattr(self.record, f"display_{title}"),
            "lang": getattr(self.record, f"{title}_lang"),
        }


def value_html(label, text, lang):
    """A value of the register as a panel gives it, behind its label, for HTML."""
    if not isinstance(text, SafeString):
        text = Truncator(text).chars(PANEL_TEXT)
    return label_value(label, lang_span(text, lang)) if text else label


def reference_name(number, basis):
    """The name of a reference for those who do not see how it is marked."""
    if basis == Basis.INFERRED:
        return _("Evidence %(number)s: inferred") % {"number": number}
    if basis == Basis.CONFLICTING:
        return _("Evidence %(number)s: conflicting") % {"number": number}
    return _("Evidence %(number)s: stated") % {"number": number}


def paragraph_label(number):
    """Where in a source something stands, to be read behind its title."""
    return _(", paragraph %(number)s") % {"number": number} if number else _(", heading or imprint")


def paragraph_url(evidence):
    """The address of a paragraph on the page of its source."""
    return f"{reverse('source', args=[evidence.source.slug])}#p{evidence.paragraph or 0}"


def field_of(evidence):
    """What evidence supports: the name of a field, or the model name and id of a row."""
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
    return name_of_field(record._meta.get_field(evidence.field))


def _unique(items):
    return list(dict.fromkeys(items))
