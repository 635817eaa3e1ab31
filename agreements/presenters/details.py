"""The parts of which the pages of records are made, as dicts that templates print."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.choices import NOT_ADDED, FigureUnit, Modality
from agreements.dates import first_day_key
from agreements.presenters.contributions import commitment_amounts
from agreements.presenters.duration import term_period
from agreements.presenters.fields import detail_row
from agreements.presenters.named_rows import named_links
from agreements.presenters.numbers import format_number, with_unit_html
from agreements.presenters.rows import status_chips, tone
from agreements.templatetags.inline_text import join_list, label_value
from agreements.text import lang_span, language_name

MODALITY_TONES = {Modality.AGREED: "good", Modality.INTENDED: "warn", Modality.CONSIDERED: "warn"}


def alias_rows(thing):
    """The other names of a region or institution, with why it has them, in which language, and
    when they were in use where that is known.
    """
    return [
        {
            "text": alias.text,
            "language": alias.language,
            "language_name": language_name(alias.language),
            "kind": alias.get_kind_display(),
            "used": alias.used.in_words if alias.used else "",
        }
        for alias in thing.aliases.all()
    ]


def legal_basis_row(record, references):
    """The line of details with the legal basis of a record: number, date and who signed it."""
    basis = [
        record.legal_basis_number,
        record.legal_basis_date and record.legal_basis_date.in_words,
        record.legal_basis_signer,
    ]
    return detail_row(
        _("Legal basis"),
        join_list(part for part in basis if part),
        references=references,
        fields=("legal_basis_number", "legal_basis_date", "legal_basis_signer"),
    )


def area_chips(areas, list_name):
    """Areas of cooperation as links to the list of records that cover them."""
    return [
        {
            "label": lang_span(area.display_name, area.name_lang),
            "href": f"{reverse(list_name)}?area={area.slug}",
        }
        for area in areas
    ]


def area_references(areas, references, field):
    """The references of the areas of a record, which are linked by `area_chips`."""
    label = capfirst(references.record._meta.get_field(field).verbose_name)
    names = join_list(lang_span(area.display_name, area.name_lang) for area in areas)
    return references.for_fields(field, label=label, text=names)


def commitment_rows(commitments, references):
    """The commitments, how firm each is, and the published activities that delivered it."""
    return [
        {
            "text": commitment.display_text,
            "lang": commitment.text_lang,
            "modality": commitment.get_modality_display(),
            "tone": MODALITY_TONES.get(commitment.modality, ""),
            "kind": commitment.get_kind_display(),
            "area": commitment.area
            and lang_span(commitment.area.display_name, commitment.area.name_lang),
            "due": commitment.due,
            "period": term_period(commitment),
            "amounts": commitment_amounts(commitment),
            "deliveries": [
                {
                    "code": delivery.activity.code,
                    "title": delivery.activity.display_title,
                    "lang": delivery.activity.title_lang,
                    "url": delivery.activity.get_absolute_url(),
                    "extent": delivery.display_extent,
                    "status": delivery.activity.get_status_display(),
                    "tone": tone(delivery.activity.status),
                }
                for delivery in commitment.deliveries.all()
            ],
            "references": references.for_row(
                commitment,
                commitment.display_text,
                commitment.text_lang,
                label=commitment.get_modality_display(),
            ),
        }
        for commitment in commitments
    ]


def figure_rows(figures, references):
    """Reported numbers with scope and date; one that counts records says how many there are."""
    rows = []
    for figure in figures:
        number = format_number(figure.value, figure.value_to, figure.qualifier, figure.currency)
        known = figure.recorded
        rows.append(
            {
                "metric": figure.display_metric,
                "lang": figure.metric_lang,
                "number": number and _in_unit(figure, number),
                "as_printed": references.printed(figure.as_printed, row=figure),
                "scope": figure.get_scope_display(),
                "is_not_added": figure.scope in NOT_ADDED,
                "as_of": figure.as_of,
                "period": term_period(figure),
                "about": named_links(figure.about),
                "recorded": known,
                "gap": gap_phrase(figure, number),
                "references": references.for_row(
                    figure,
                    label_value(
                        lang_span(figure.display_metric, figure.metric_lang),
                        number and _in_unit(figure, number),
                    ),
                ),
            }
        )
    return rows


def gap_phrase(figure, number):
    """What a source counts beside what is recorded of it; empty for a figure that counts none."""
    if figure.recorded is None:
        return ""
    numbers = {"reported": number, "recorded": figure.recorded}
    if figure.is_summed_up:
        return (
            ngettext(
                "%(reported)s reported, together in %(recorded)s record",
                "%(reported)s reported, together in %(recorded)s records",
                figure.recorded,
            )
            % numbers
        )
    return _("%(reported)s reported, %(recorded)s recorded") % numbers


def _in_unit(figure, number):
    """The number of a figure with its unit; what is counted piece by piece has none, and the
    currency of an amount of money stands before it.
    """
    if figure.unit in (FigureUnit.ITEMS, FigureUnit.CURRENCY):
        return number
    unit = figure.get_unit_display()
    if figure.unit == FigureUnit.OTHER:
        unit = lang_span(figure.display_unit_label, figure.unit_label_lang)
    return with_unit_html(number, unit)


def timeline(record, *, agreements=(), delegations=(), exchanges=()):
    """Related records by date; undated ones last. ``record`` is marked as this one."""
    events = [(one.signed, "", one) for one in agreements]
    events += [(one.dates, "visit", one) for one in delegations]
    events += [(one.dates, "training", one) for one in exchanges]
    events = list({(type(one), one.pk): (when, kind, one) for when, kind, one in events}.values())
    events.sort(key=lambda event: first_day_key(event[0]))
    return [
        {
            "kind": kind,
            "date": when,
            "title": one.display_title,
            "lang": one.title_lang,
            "url": one.get_absolute_url(),
            "is_this": one.pk == record.pk and isinstance(one, type(record)),
            **status_chips(one),
        }
        for when, kind, one in events
    ]


def evidence_context(record, references):
    """The part of the context with the evidence of a record's page."""
    return {
        "kind_references": references.for_fields("kind"),
        "status_references": references.for_fields("status"),
        "summary_references": references.for_fields("", "summary"),
        "evidence": references.context(),
    }


def page_urls(record, key):
    """Where else the thing of a page is found: its public form, and its form for the staff."""
    name = record._meta.model_name
    return {
        "json_url": reverse(f"{name}_json", args=[key]),
        "edit_url": reverse(f"admin:agreements_{name}_change", args=[record.pk]),
    }
