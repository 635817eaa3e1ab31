"""Rows of tables for partnerships: numbers that each lead to exactly what they count."""

from django.urls import reverse

from agreements.analysis import RelationLevel, people_of_groups, relation_level
from agreements.dates import UncertainDate
from agreements.models import Exchange
from agreements.models.named import foreign_language, text_in
from agreements.models.partnership import partnership_url, sent_q
from agreements.presenters.named_rows import count_link, region_name_row
from agreements.presenters.people import stage_phrases

RELATION_LEVEL_TONES = {
    RelationLevel.FRAMEWORK: "good",
    RelationLevel.PROJECT: "good",
    RelationLevel.PROGRAMME: "good",
}


def partnership_rows(partnerships, day=None):
    """The rows of the list of partnerships, which come with their endings."""
    people = people_between(partnerships)
    return [
        {
            **numbers(one, people),
            "regions": [region_name_row(one.first), region_name_row(one.second)],
            "url": one.get_absolute_url(),
            "ending": ending_link(one.ending),
        }
        for one in partnerships
    ]


def partner_rows(region, partnerships, endings, *, is_grouping=False, only_itself=False):
    """The partners of a region, each in one row. A grouping has no page with anybody."""
    people = people_between(partnerships, region if only_itself else None)
    return [
        {
            **numbers(one, people, region if only_itself else None),
            "regions": [region_name_row(one.second)],
            "url": "" if is_grouping else partnership_url(region, one.second),
            "ending": ending_link(endings[one.second_id]),
        }
        for one in partnerships
    ]


def count_links(pair, first, second, **narrow):
    """The counts of a pair of regions, each with the address of the list that it counts; ``narrow``
    is what all these lists ask for besides.
    """
    both = {"place": first.slug, "partner": second.slug, **narrow}
    out = {"from": first.slug, "to": second.slug, **narrow}
    back = {"from": second.slug, "to": first.slug, **narrow}
    return {
        "agreements": count_link(pair.agreement_count, "agreements", **both),
        "programmes": count_link(pair.programme_count, "programmes", **both),
        "delegations": count_link(pair.delegation_count, "delegations", **both),
        "out": count_link(pair.out_count, "delegations", **out),
        "in": count_link(pair.in_count, "delegations", **back),
        "exchanges": count_link(pair.exchange_count, "exchanges", **both),
        "sent": count_link(pair.sent_count, "exchanges", **out),
        "received": count_link(pair.received_count, "exchanges", **back),
    }


def numbers(one, people, itself=None):
    """The numbers of a partnership, seen from its first region.

    ``itself`` is the region that is narrowed to itself, if any.
    """
    narrow = {"itself": itself.slug} if itself else {}
    return {
        **count_links(one, one.first, one.second, **narrow),
        "people_sent": people_lines(people.get((one.pk, "sent"))),
        "people_received": people_lines(people.get((one.pk, "received"))),
        "first": one.first_contact,
        "last": one.last_contact,
        "has_contact": bool(one.contact_count),
        **relation_level_of(one),
    }


def relation_level_of(one):
    """The relation level of a partnership and the tone of its chip."""
    found = relation_level(
        frameworks=one.framework_count,
        agreements=one.concluded_count,
        programmes=one.begun_programme_count,
        contacts=one.contact_count,
    )
    return {
        "relation_level": found.label,
        "relation_level_tone": RELATION_LEVEL_TONES.get(found, ""),
    }


def people_between(partnerships, itself=None):
    """The people of the exchanges of each partnership in both directions, for one query."""
    groups = {}
    for one in partnerships:
        groups[one.pk, "sent"] = sent_q(one.first, one.second)
        groups[one.pk, "received"] = sent_q(one.second, one.first)
    pairs = [(one.first, one.second) for one in partnerships]
    exchanges = Exchange.objects.for_public().as_rows().between_any(pairs)
    if itself is None:
        return people_of_groups(exchanges, groups)
    sent = {key: group for key, group in groups.items() if key[1] == "sent"}
    received = {key: group for key, group in groups.items() if key[1] == "received"}
    return {
        **people_of_groups(exchanges.from_itself(itself), sent),
        **people_of_groups(exchanges.to_itself(itself), received),
    }


def people_lines(stages):
    """The people of one direction, one line for each stage: "10 people + 1 exchange of …"."""
    return [" + ".join(stage_phrases(stage, counted)) for stage, counted in (stages or {}).items()]


def ending_link(ending):
    """The agreement that runs out next, as {title, lang, url, date, is_computed}, or None."""
    if not ending:
        return None
    titles = _Titles(ending)
    return {
        "title": text_in(titles, "title"),
        "lang": foreign_language(titles, "title"),
        "url": reverse("agreement", args=[ending["code"]]),
        "date": UncertainDate.parse(ending["end"]),
        "is_computed": not ending["stated_end"],
    }


class _Titles:
    """The titles of an agreement that came as one value, to be read as those of a record."""

    def __init__(self, values):
        self.__dict__.update(values)
