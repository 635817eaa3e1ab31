"""The parties of records and the stops of delegations: what they are, and who signed for them."""

from django.utils.html import format_html

from agreements.presenters.named_people import office_and_title, person_html
from agreements.presenters.named_rows import name_html
from agreements.presenters.numbers import described_html, format_number
from agreements.text import in_parentheses, lang_span


def signer(party, references):
    """Who signed for a party, with the office, and the title as printed where that differs."""
    if not hasattr(party, "signer_name"):
        return {}
    titles = office_and_title(
        party.signer_title, party.display_signer_office, party.signer_office_lang, party, references
    )
    return {
        "signer": person_html(references.printed(party.signer_name, row=party), titles["title"]),
        "signer_title_as_printed": titles["title_as_printed"],
    }


def participant_html(row):
    """What a row names, marked with its language; bodies in words with their number."""
    if not row.is_described:
        return name_html(row.named)
    number = format_number(row.number, row.number_to, row.number_qualifier)
    return described_html(lang_span(row.display_description, row.description_lang), number)


def participant_link(row, references):
    """The institution or region of a row, with the name as printed where that differs. Bodies in
    words have no page of their own: their place is linked beside them.
    """
    printed = references.printed(row.name_as_printed, row=row)
    if row.is_described:
        return {
            "name": participant_html(row),
            "place": name_html(row.region),
            "place_url": row.region.get_absolute_url(),
            "as_printed": printed,
        }
    named = row.named
    region = getattr(named, "region", None)
    return {
        "name": named.display_name,
        "lang": named.name_lang,
        "url": named.get_absolute_url(),
        "other_names": named.other_names,
        "place": region.label if region else "",
        "place_url": region.get_absolute_url() if region else "",
        "as_printed": printed,
    }


def party_rows(parties, references):
    """The parties of a record with role, unit, signer and marks."""
    return [
        {
            **participant_link(party, references),
            "role": party.get_role_display(),
            "unit": name_html(getattr(party, "unit", None)),
            **signer(party, references),
            "signed": getattr(party, "signed", None),
            "references": references.for_row(
                party,
                format_html(
                    "{}{}", participant_html(party), in_parentheses(party.get_role_display())
                ),
            ),
        }
        for party in parties
    ]
