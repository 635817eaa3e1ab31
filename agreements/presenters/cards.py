"""What the card of a record lists, such as its parties: names and links in the reader's language.

A card is a derived column, so that rows of tables need no query.
"""

from types import SimpleNamespace

from django.urls import reverse

from agreements.models.named import foreign_language, text_in
from agreements.presenters.numbers import described_html, format_number
from agreements.text import lang_span


def named(item):
    """The name of an item of a card in the reader's language, or else in another; see `text_in`."""
    return text_in(SimpleNamespace(**item), "name")


def card_name_html(item):
    """The name of an item of a card; see `named` and `lang_span`."""
    return lang_span(named(item), named_lang(item))


def named_lang(item):
    """The language of that name where it is not the reader's, to mark it with; else empty."""
    return foreign_language(SimpleNamespace(**item), "name")


def described_link(party):
    """Bodies in words of a card: no link of their own, only that of their place."""
    number = format_number(party["number"], party["number_to"], party["qualifier"])
    return {
        "name": described_html(card_name_html(party), number),
        "url": "",
        "place": card_name_html(party["place"]),
        "place_url": reverse("region", args=[party["place"]["slug"]]),
    }


def party_link(party):
    """A party of a card as {name, url, place, place_url}; the place may be empty."""
    if party["t"] == "described":
        return described_link(party)
    region = party.get("place")
    if region and party["t"] == "region" and region["slug"] == party["slug"]:
        region = None
    return {
        "name": named(party),
        "lang": named_lang(party),
        "url": reverse(party["t"], args=[party["slug"]]),
        "place": card_name_html(region) if region else "",
        "place_url": reverse("region", args=[region["slug"]]) if region else "",
    }


def parties_with(card, *roles):
    """The parties of a card that have one of some roles, each once, in order."""
    links = [party_link(party) for party in card.get("parties", []) if party["role"] in roles]
    return list({one["url"] or (one["name"], one["place_url"]): one for one in links}.values())
