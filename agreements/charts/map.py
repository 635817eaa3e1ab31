"""The map: land without borders, regions as points, great-circle arcs between those that act
together, the wider the more records they share.
"""

from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.charts.chart import Cell, Chart, Rows
from agreements.charts.map_drawing import MAX_ARCS, MAX_REGIONS, draw_map


def map_of(selections, ties, *, title, around=None):
    """The map of the regions of some records (`ties_of_regions`).

    ``around`` is the region whose partners are meant: only arcs with an end in it are drawn.
    """
    pairs, pair_count, paired = ties.pairs, ties.pair_count, ties.paired
    if around is not None:
        pairs = {
            pair: numbers
            for pair, numbers in pairs.items()
            if any(around.pk in one.ancestor_ids for one in pair)
        }
        pair_count, paired = len(pairs), {one.pk for pair in pairs for one in pair}
    located, lost, around_others = _sorted_out(ties.single, paired)
    return Chart(
        title=title,
        description=_description(located, pairs, pair_count),
        draw=lambda width: draw_map(selections, ties.single, pairs, located, width),
        columns=[_("Place"), _("Partner"), *(selection.kind.label for selection in selections)],
        rows=Rows(
            [*(((one,), numbers) for one, numbers in ties.single.items()), *pairs.items()],
            partial(_row, selections),
            len(ties.single) + pair_count,
        ),
        notes=_notes(located, lost, around_others, pair_count),
        counted=[
            [selection.counted for selection in selections],
            ties.counted(_plain_values),
            around and around.pk,
        ],
    )


def _plain_values(region):
    """The values of a region that the map and its table show, or that its links depend on."""
    names = [region.slug, region.label, region.display_name]
    return [region.pk, *names, region.latitude, region.longitude, region.ancestor_ids]


def _sorted_out(single, paired):
    """Regions to draw, regions whose coordinates are not known, and regions that hold others of the
    map and have no arc of their own: a country would stand where its capital stands.
    """
    holding = {pk for one in single for pk in one.ancestor_ids[:-1]}
    around_others = [one for one in single if one.pk in holding and one.pk not in paired]
    hidden = set(around_others)
    others = [one for one in single if one not in hidden]
    located = [one for one in others if one.latitude is not None]
    return located, [one for one in others if one.latitude is None], around_others


def _description(located, pairs, pair_count):
    regions = ngettext("%(number)s place", "%(number)s places", len(located))
    links = ngettext("%(number)s pair of places", "%(number)s pairs of places", pair_count)
    text = _("Map of %(places)s and %(pairs)s.") % {
        "places": regions % {"number": len(located)},
        "pairs": links % {"number": pair_count},
    }
    if pairs:
        (one, other), numbers = next(iter(pairs.items()))
        text += " " + _("Most records: %(one)s and %(other)s (%(number)s).") % {
            "one": one.display_name,
            "other": other.display_name,
            "number": numbers.total(),
        }
    return text


def _notes(located, lost, around_others, pair_count):
    notes = []
    for reason, regions in (
        (_("Not on the map, because their coordinates are not known:"), lost),
        (_("Not on the map, because it shows places within them:"), around_others),
    ):
        if regions:
            names = [Cell(one.label, one.get_absolute_url()) for one in regions]
            notes.append([Cell(reason), *names])
    if len(located) > MAX_REGIONS or pair_count > MAX_ARCS:
        words = _(
            "The map shows %(places)s of %(all_places)s places and %(pairs)s of %(all_pairs)s "
            "pairs, those with most records."
        )
        numbers = {
            "places": min(len(located), MAX_REGIONS),
            "all_places": len(located),
            "pairs": min(pair_count, MAX_ARCS),
            "all_pairs": pair_count,
        }
        notes.append([Cell(words % numbers)])
    return notes


def _row(selections, regions, numbers):
    names = [Cell(one.label, one.get_absolute_url()) for one in regions]
    return [
        *(names if len(names) > 1 else [*names, Cell("")]),
        *(
            Cell(
                numbers[selection.kind.list_name],
                selection.address_of_regions(*regions) if numbers[selection.kind.list_name] else "",
            )
            for selection in selections
        ),
    ]
