"""The page of a source: its paragraphs and the values that each of them supports."""

from itertools import groupby

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.models import Evidence
from agreements.presenters.details import page_urls
from agreements.presenters.evidence import field_label, field_of, value_html
from agreements.presenters.fields import detail_row, field_value, is_as_printed
from agreements.serializers.public import public_fields
from agreements.text import language_name


def source_page(document):
    """The context of the page of a source."""
    evidence = Evidence.objects.for_public().from_source(document).with_owners().in_order()
    return {
        "section": "sources",
        **page_urls(document, document.slug),
        "breadcrumbs": [
            {"label": _("Sources"), "href": reverse("sources")},
            {"label": document.display_title},
        ],
        "source": document,
        "details": [
            *title_as_printed(document),
            detail_row(_("Publisher"), document.publisher, lang=document.printed_lang, always=True),
            detail_row(_("Published"), date=document.published, always=True),
            detail_row(_("Language"), language_name(document.language)),
        ],
        "paragraphs": paragraph_rows(evidence),
    }


def title_as_printed(document):
    """The printed title, as a detail row, where the page is headed by a translation of it."""
    if document.title == document.display_title or document.has_title_of_ours:
        return []
    return [detail_row(_("Title as printed"), document.title, lang=document.printed_lang)]


def paragraph_rows(evidence):
    """The evidence of a source by paragraph, and in each by the record, institution or region they
    are about.

    Paragraph 0 is the heading or the imprint, where what names no paragraph stands too.
    """
    return [
        {"number": number, "anchor": f"p{number}", "owners": owner_rows(found)}
        for number, found in groupby(evidence, key=lambda one: one.paragraph or 0)
    ]


def owner_rows(evidence):
    """The rows of one paragraph, by the record, institution or region that they are about."""
    found = {}
    for one in evidence:
        found.setdefault((one.owner._meta.model_name, one.owner.pk), []).append(one)
    return [{**owner_link(group[0].owner), "rows": field_rows(group)} for group in found.values()]


def owner_link(owner):
    """The record, institution or region that evidence is about."""
    return {
        "kind": capfirst(owner._meta.verbose_name),
        "code": getattr(owner, "code", ""),
        "name": getattr(owner, "display_title", "") or owner.display_name,
        "lang": owner.title_lang if hasattr(owner, "title_lang") else owner.name_lang,
        "url": owner.get_absolute_url(),
    }


def field_rows(evidence):
    """The evidence about one row in one paragraph; those on the same basis stand together."""
    found = {}
    for one in evidence:
        found.setdefault((one.basis, one.display_note), []).append(one)
    return [
        {
            "values": _unique(supported_value(one) for one in group),
            "words": _unique(one.words for one in group),
            "quotations": _unique(one.public_quotation for one in group),
            "words_lang": group[0].source.printed_lang,
            "basis": basis,
            "basis_label": group[0].get_basis_display(),
            "note": note,
            "lang": group[0].note_lang,
        }
        for (basis, note), group in found.items()
    ]


def supported_value(evidence):
    """What a piece of evidence supports, as HTML: the label of a field with the value recorded, if
    that is public, or the label alone for a row, and for what names other rows.
    """
    owner, field = evidence.owner, field_of(evidence)
    if field not in public_fields()[type(owner)]:
        return field_label(owner, evidence)
    value = field_value(owner, field)
    if is_as_printed(owner, field):
        value["lang"] = evidence.source.printed_lang
    return value_html(**value)


def _unique(texts):
    """The texts that are not empty, each once."""
    return list(dict.fromkeys(filter(None, texts)))
