"""Contributions: what is given, how much of it, by whom and to whom, as tables print them."""

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from agreements.choices import ContributionStatus, Scope
from agreements.presenters.duration import term_period
from agreements.presenters.fields import NOT_STATED
from agreements.presenters.named_rows import named_links
from agreements.presenters.numbers import format_number, with_unit_html
from agreements.text import in_parentheses, join_phrases, label_value, lang_span

STATUS_TONES = {
    ContributionStatus.DELIVERED: "good",
    ContributionStatus.UNDER_WAY: "good",
    ContributionStatus.PLEDGED: "warn",
}


def contribution_rows(contributions, references):
    """The contributions to a record. They are never added up."""
    return [
        {
            "description": one.display_description,
            "lang": one.description_lang,
            "commitment": one.commitment and one.commitment.display_text,
            "commitment_lang": one.commitment and one.commitment.text_lang,
            "kind": "" if one.kind in NOT_STATED else one.get_kind_display(),
            "quantity": quantity_html(one),
            "amount": money(one),
            "givers": named_links(one.giver),
            "receivers": named_links(one.receiver),
            "date": one.dates,
            "period": term_period(one),
            "scope": "" if one.scope == Scope.EVENT else one.get_scope_display(),
            "status": "" if one.status in NOT_STATED else one.get_status_display(),
            "tone": STATUS_TONES.get(one.status, ""),
            "references": references.for_row(one, panel_text(one)),
        }
        for one in contributions
    ]


def commitment_amounts(commitment):
    """What the contributions to a commitment amount to, each with its status, for HTML:
    ``USD 500,000 (Pledged)``; the description where none has an amount or a quantity.
    """
    found = []
    for one in commitment.contributions.all():
        words = how_much(one) or lang_span(one.display_description, one.description_lang)
        status = "" if one.status in NOT_STATED else in_parentheses(one.get_status_display())
        found.append(mark_safe(f"{conditional_escape(words)}{conditional_escape(status)}"))
    return found


def how_much(contribution):
    """The quantity and the amount of money of a contribution, whichever are stated, for HTML."""
    parts = filter(None, (quantity_html(contribution), money(contribution)))
    return mark_safe(join_phrases(map(conditional_escape, parts)))


def quantity_html(contribution):
    """The quantity with its unit: ``about 1,200 beds``; the unit alone where no number is stated,
    and nothing where neither is.
    """
    unit = lang_span(contribution.display_unit, contribution.unit_lang)
    number = format_number(
        contribution.quantity, contribution.quantity_to, contribution.quantity_qualifier
    )
    return with_unit_html(number, unit) if number else unit


def money(contribution):
    """The amount of money behind its currency: ``about USD 500,000``; nothing where not stated."""
    return format_number(
        contribution.amount,
        contribution.amount_to,
        contribution.amount_qualifier,
        contribution.currency,
    )


def panel_text(contribution):
    """The description with the quantity and the amount, for the panel of its evidence."""
    description = lang_span(contribution.display_description, contribution.description_lang)
    words = how_much(contribution)
    return mark_safe(
        label_value(conditional_escape(description), words)
        if words
        else conditional_escape(description)
    )
