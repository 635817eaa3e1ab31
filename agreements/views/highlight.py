"""Why a row was found: what matched, marked in its title or in the text that holds it.

The texts are those of the hits of one page, as they stand in the rows themselves; the words of a
search are looked for in them as the database does it (`agreements.text.Sought`).
"""

import re
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.models.named import OTHER_LANGUAGES, reader_language
from agreements.models.search import query_and_stems
from agreements.text import IDEOGRAPHS, Sought, words_to_stem

EXCERPT = 110  # characters of a text that is longer

# What a text of the column `texts` is, and an item of a card.
LABELS = {
    "commitment": lambda: _("commitment"),
    "principles": lambda: _("principles"),
    "legal_basis": lambda: _("Legal basis"),
    "signer": lambda: _("signed by"),
    "person": lambda: _("person"),
    "group": lambda: _("group"),
    "aims": lambda: _("aims"),
    "figure": lambda: _("figure"),
    "evidence": lambda: _("evidence"),
    "parties": lambda: _("party"),
    "stops": lambda: _("stop"),
    "areas": lambda: _("area of cooperation"),
    "topics": lambda: _("Topic"),
    "specialties": lambda: _("specialty"),
}


class Said(NamedTuple):
    """A text of a row: what it is, itself, and its language where that is known."""

    label: str
    text: str
    language: str = ""


def highlights(query, rows):
    """For each of some rows what to print of why it was found: ``marked``, its title in pieces, as
    (piece, whether it is what was searched for); and, where the title does not hold all of that,
    ``why``: {label, pieces, lang} of the text that holds most of the rest. One query for all rows.
    """
    said = [(title_of(row), list(texts_of(row))) for row in rows]
    texts = [text for title, others in said for text in (title, *(one.text for one in others))]
    sought = Sought(*query_and_stems(query, words_to_stem(query, texts)))
    return [
        {"marked": sought.marked(title), "why": why(sought, title, others)}
        for title, others in said
    ]


def why(sought, title, others):
    """The text that best shows why a row was found, none where its title does: one that holds most
    of what the title lacks, in the reader's language if there is one, the first of these.
    """
    missing = sought.groups - sought.groups_in(title)
    reader = reader_language()
    best, best_rank = None, (0, False)
    for one in others if missing else ():
        rank = (len(missing & sought.groups_in(one.text)), one.language == reader)
        if rank[0] and rank > best_rank:
            best, best_rank = one, rank
    if best is None:
        return None
    language = best.language or ("zh-Hans" if re.search(f"[{IDEOGRAPHS}]", best.text) else "")
    return {
        "label": capfirst(best.label),
        "pieces": sought.marked(best.text, missing, EXCERPT),
        "lang": language if language != reader else "",
    }


def title_of(row):
    """The title or name of a row of any kind, as its row in a table prints it."""
    return row.display_title if hasattr(row, "display_title") else row.display_name


def texts_of(row):
    """All public texts of a row but its title, in the order in which they tell most."""
    of_kind = TEXTS_OF.get(row._meta.model_name, texts_of_record)
    return (one for one in of_kind(row) if one.text)


def in_languages(label, row, field):
    """The texts of a field in the three languages."""
    yield Said(label, getattr(row, field), "en")
    for ending, language in OTHER_LANGUAGES.values():
        yield Said(label, getattr(row, field + ending), language)


def texts_of_record(record):
    """What a record says: its titles, what its card names, summary, rows, names and code."""
    yield from in_languages(_("title"), record, "title")
    yield Said(_("Title as printed"), getattr(record, "title_as_printed", ""))
    for title in getattr(record, "other_titles", "").splitlines():
        yield Said(_("Other titles"), title)
    for key, items in record.card.items():
        for item in items:
            label = LABELS[key]()
            for name, language in (("name", "en"), ("name_zh", "zh-Hans"), ("name_vi", "vi")):
                yield Said(label, item[name], language)
            yield Said(label, item.get("label", ""))
    yield from in_languages(_("summary"), record, "summary")
    for item in record.texts:
        for key, text in item["text"].items():
            language = {"en": "en", "printed": ""}.get(key) or OTHER_LANGUAGES.get(key, ("", ""))[1]
            yield Said(LABELS[item["of"]](), text, language)
    for name in record.names.splitlines():
        yield Said(_("name"), name)
    yield Said(_("code"), record.code)


def texts_of_named(thing, *codes):
    """What a place, body or specialty is called, and its codes."""
    for language, name in thing.other_names:
        yield Said(_("Also called"), name, language)
    for name in getattr(thing, "alias_text", "").splitlines():
        yield Said(_("Also called"), name)
    for code in codes:
        yield Said(_("code"), code)


def texts_of_region(region):
    """What a place is called, and its codes."""
    yield from texts_of_named(region, region.iso_3166, region.gbt_2260)
    yield Said(_("address name"), region.slug)


def texts_of_institution(institution):
    """What a body is called, and its codes."""
    yield from texts_of_named(institution, institution.uscc, institution.ror, institution.wikidata)
    yield Said(_("address name"), institution.slug)


def texts_of_specialty(specialty):
    """What a specialty is called, and its code."""
    return texts_of_named(specialty, specialty.code)


def texts_of_source(source):
    """The titles of a source, its publisher and its address."""
    yield Said(_("Title as printed"), source.title, source.language)
    for ending in ("en", "zh", "vi"):
        language = OTHER_LANGUAGES.get(ending, ("", "en"))[1]
        yield Said(_("title"), getattr(source, f"title_{ending}"), language)
    yield Said(_("publisher"), source.publisher)
    yield Said(_("address on the web"), source.url)
    yield Said(_("address name"), source.slug)


TEXTS_OF = {
    "region": texts_of_region,
    "institution": texts_of_institution,
    "specialty": texts_of_specialty,
    "source": texts_of_source,
}
