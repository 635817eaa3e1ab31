"""Highlights of search results: the matched words, in the title or in the text that holds them.

The texts are those of the hits of one page, as they stand in the rows themselves; the words of a
search are looked for in them as the database does it (`agreements.text.SearchMatcher`).
"""

import re
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.models.named import OTHER_LANGUAGES, reader_language
from agreements.models.search import query_and_stems
from agreements.text import SearchMatcher, fold, has_ideographs, words_to_stem

EXCERPT = 110  # characters of a text that is longer

# What a text of the column `texts` is, where it is no field of the record, and an item of a card.
LABELS = {
    "commitment": lambda: _("commitment"),
    "legal_basis": lambda: _("Legal basis"),
    "signer": lambda: _("signed by"),
    "person": lambda: _("person"),
    "group": lambda: _("group"),
    "contribution": lambda: _("contribution"),
    "figure": lambda: _("figure"),
    "evidence": lambda: _("evidence"),
    "party": lambda: _("party"),
    "stop": lambda: _("stop"),
    "parties": lambda: _("party"),
    "stops": lambda: _("stop"),
    "areas": lambda: _("area of cooperation"),
    "topics": lambda: _("Topic"),
    "specialties": lambda: _("specialty"),
}


# The language of each text of an item of that column; what is printed may be in any.
LANGUAGES = {"en": "en", "zh": "zh-Hans", "vi": "vi", "printed": ""}


class Said(NamedTuple):
    """A text of a row: what it is, itself, and its language where that is known."""

    label: str
    text: str
    language: str = ""


def highlights(query, rows):
    """For each of some rows a dict that shows why it was found.

    ``highlighted`` is its title as HTML in which the words of the query are marked; of a region,
    institution or specialty ``other_names`` likewise; and, where these do not hold all words,
    ``why``: {label, highlighted, lang} of the text that holds most of the rest. One query for all.
    """
    said = [(row, list(texts_of(row))) for row in rows]
    texts = [text for row, others in said for text in (title_of(row), *(o.text for o in others))]
    matcher = SearchMatcher(*query_and_stems(query, words_to_stem(query, texts)))
    return [highlight(matcher, row, others) for row, others in said]


def highlight(matcher, row, others):
    """The highlights of one row; see `highlights`."""
    names = getattr(row, "other_names", [])
    visible = [title_of(row), *(name for _language, name in names)]
    missing = matcher.groups.difference(*map(matcher.groups_in, visible))
    found = {
        "highlighted": as_html(matcher.highlight(title_of(row))),
        "why": why(matcher, missing, others),
    }
    if names:
        found["other_names"] = [
            (language, as_html(matcher.highlight(name))) for language, name in names
        ]
    return found


def holds_as_typed(query, row):
    """Whether the words of a typed text, or the letters in which they begin, stand in a row as they
    are typed, blanks aside; what is typed without letters is found no other way.
    """
    typed = re.findall("[a-z]{3,}", fold(re.sub(r"(^|\s)-\S+", " ", query)))
    texts = [title_of(row), *(said.text for said in texts_of(row))]
    texts += [name for _language, name in getattr(row, "other_names", [])]
    letters = re.sub(r"[\W_]+", "", fold("".join(texts)))
    return all(word in letters for word in typed)


def as_html(pieces):
    """A text in pieces, as (piece, whether to mark it)."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if is_found else piece,)
            for piece, is_found in pieces
        ),
    )


def why(matcher, missing, others):
    """The text that best shows why a row was found, if there is anything to show: one that holds
    most of what is missing, in the reader's language if there is one, the first of these.
    """
    reader = reader_language()
    best, best_rank = None, (0, False)
    for one in others if missing else ():
        rank = (len(missing & matcher.groups_in(one.text)), one.language == reader)
        if rank[0] and rank > best_rank:
            best, best_rank = one, rank
    if best is None:
        return None
    language = best.language or ("zh-Hans" if has_ideographs(best.text) else "")
    return {
        "label": capfirst(best.label),
        "highlighted": as_html(matcher.highlight(best.text, missing, EXCERPT)),
        "lang": language if language != reader else "",
    }


def title_of(row):
    """The title or name of a row of any kind, as its row in a table prints it."""
    return row.display_title if hasattr(row, "display_title") else row.display_name


def texts_of(row):
    """All public texts of a row but its title, the most telling first."""
    of_kind = TEXTS_OF.get(row._meta.model_name, texts_of_record)
    return (one for one in of_kind(row) if one.text)


def in_languages(label, row, field):
    """The texts of a field in the three languages."""
    yield Said(label, getattr(row, field), "en")
    for ending, language in OTHER_LANGUAGES.values():
        yield Said(label, getattr(row, field + ending), language)


def texts_of_record(record):
    """The searchable texts of a record: titles, parties, summary, rows and others."""
    yield from in_languages(_("title"), record, "title")
    yield Said(_("Title as printed"), getattr(record, "title_as_printed", ""))
    for title in getattr(record, "other_titles", "").splitlines():
        yield Said(_("Other titles"), title)
    yield from texts_of_card(record.card, ("parties", "stops"))
    yield from in_languages(_("summary"), record, "summary")
    for item in record.texts:
        for key, text in item["text"].items():
            yield Said(label_of(record, item["of"]), text, LANGUAGES[key])
    yield from texts_of_card(record.card, ("areas", "topics", "specialties"))
    for name in record.names.splitlines():
        yield Said(_("name"), name)
    yield Said(_("code"), record.code)


def label_of(record, of):
    """What a text of the column `texts` is: the name of its field, unless it is none."""
    return LABELS[of]() if of in LABELS else record._meta.get_field(of).verbose_name


def texts_of_card(card, keys):
    """The names in some lists of a card."""
    for key in keys:
        for item in card.get(key, ()):
            for name, language in (("name", "en"), ("name_zh", "zh-Hans"), ("name_vi", "vi")):
                yield Said(LABELS[key](), item[name], language)
            yield Said(LABELS[key](), item.get("label", ""))


def texts_of_named(thing, *codes):
    """By what else a region, institution or specialty is found: its aliases and codes."""
    for name in getattr(thing, "alias_text", "").splitlines():
        yield Said(_("Also called"), name)
    for code in codes:
        yield Said(_("code"), code)


def texts_of_region(region):
    """By what else a place is found."""
    yield from texts_of_named(region, region.iso_3166, region.gbt_2260)
    yield Said(_("address name"), region.slug)


def texts_of_institution(institution):
    """By what else an institution is found."""
    yield from texts_of_named(institution, institution.uscc, institution.ror, institution.wikidata)
    yield Said(_("address name"), institution.slug)


def texts_of_specialty(specialty):
    """By what else a specialty is found."""
    return texts_of_named(specialty, specialty.code)


def texts_of_source(source):
    """The titles of a source, its publisher and its address."""
    yield Said(_("Title as printed"), source.title, source.language)
    for key in ("en", "zh", "vi"):
        yield Said(_("title"), getattr(source, f"title_{key}"), LANGUAGES[key])
    yield Said(_("publisher"), source.publisher)
    yield Said(_("address on the web"), source.url)
    yield Said(_("address name"), source.slug)


TEXTS_OF = {
    "region": texts_of_region,
    "institution": texts_of_institution,
    "specialty": texts_of_specialty,
    "source": texts_of_source,
}
