"""Rows of tables for what records name: regions, institutions, specialties, and the sources."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst

from agreements.text import lang_span, language_name


def name_row(thing):
    """A region or institution by its name and kind, for a list in a narrow column."""
    return {
        "name": thing.display_name,
        "lang": thing.name_lang,
        "url": thing.get_absolute_url(),
        "detail": thing.get_kind_display(),
    }


def name_html(thing):
    """The name of a region or institution, marked with its language; nothing for nothing."""
    return lang_span(thing.display_name, thing.name_lang) if thing else ""


def region_name_row(region):
    """A region by its name and where it lies, which distinguishes homonyms."""
    return {**name_row(region), "detail": region.parents_label}


def record_link(record):
    """A record of any kind by its title, for a list in a narrow column."""
    return {
        "name": record.display_title,
        "lang": record.title_lang,
        "url": record.get_absolute_url(),
        "detail": f"{capfirst(record._meta.verbose_name)} · {record.code}",
    }


def region_row(region, day=None):
    """A region in a table, with numbers that lead to the records they count (`with_counts`)."""
    parent = region.parent
    above = parent.parent if parent else None
    return {
        "name": region.display_name,
        "lang": region.name_lang,
        "url": region.get_absolute_url(),
        "kind": region.get_kind_display(),
        "other_names": region.other_names,
        "parent": {**name_row(parent), "detail": name_html(above)} if parent else None,
        **record_counts(region, place=region.slug),
    }


def institution_row(institution, day=None):
    """An institution in a table, with numbers that lead to the records they count."""
    seat = institution.region
    return {
        "name": institution.display_name,
        "lang": institution.name_lang,
        "url": institution.get_absolute_url(),
        "kind": institution.get_kind_display(),
        "other_names": institution.other_names,
        "seat": region_name_row(seat) if seat else None,
        "parent": name_html(institution.parent),
        **record_counts(institution, institution=institution.slug),
    }


def record_counts(thing, **query):
    """The numbers of records in which a region or institution takes part, or in a specialty."""
    return {
        "agreements": count_link(thing.agreement_count, "agreements", **query),
        "delegations": count_link(thing.delegation_count, "delegations", **query),
        "exchanges": count_link(thing.exchange_count, "exchanges", **query),
    }


def specialty_row(specialty, day=None):
    """A specialty in a table; one of the second level stands under the first."""
    counts = {
        **record_counts(specialty, specialty=specialty.code),
        "programmes": count_link(specialty.programme_count, "programmes", specialty=specialty.code),
    }
    return {
        "code": specialty.code,
        "name": specialty.display_name,
        "lang": specialty.name_lang,
        "url": specialty.get_absolute_url(),
        "other_names": specialty.other_names,
        "is_under": specialty.parent_id is not None,
        "is_local": specialty.is_local,
        "is_retired": specialty.is_retired,
        **counts,
        "records": sum(one["number"] for one in counts.values()),
    }


def source_link(source):
    """A source by its title, for a list in a narrow column."""
    return {
        "name": source.display_title,
        "lang": source.title_lang,
        "url": source.get_absolute_url(),
        "detail": lang_span(source.publisher, source.printed_lang),
    }


def source_row(source, day=None):
    """A source in a table, with the number of records that it supports (`with_counts`)."""
    return {
        "title": source.display_title,
        "lang": source.title_lang,
        "url": source.get_absolute_url(),
        "publisher": lang_span(source.publisher, source.printed_lang),
        "language": language_name(source.language),
        "is_machine_translated": source.is_machine_translated,
        "date": source.published,
        "records": source.record_count,
    }


def count_link(number, list_name, **query):
    """A number that leads to exactly what it counts, for ``components/count.html``."""
    return {"number": number, "url": list_url(list_name, **query)}


def list_url(list_name, **query):
    """The address of a list with filters."""
    address = reverse(list_name)
    return f"{address}?{urlencode(query, doseq=True)}" if query else address


def named_links(named):
    """An institution or a region that a row names, as a list of one link; of none where it names
    neither."""
    if not named:
        return []
    region = getattr(named, "region", None)
    return [
        {
            "name": named.display_name,
            "lang": named.name_lang,
            "url": named.get_absolute_url(),
            "place": name_html(region),
            "place_url": region.get_absolute_url() if region else "",
        }
    ]
