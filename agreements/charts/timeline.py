"""The timeline: records by year, one row of bars for each kind, what is only possible lighter."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.charts.chart import Cell, Chart
from agreements.charts.svg import ACCENT, ACCENT_SOFT, NARROW
from agreements.text import label_value

HEIGHT = 120  # pixels of the bars of one row
HEAD, GAP, FOOT = 35, 14, 8  # Above them, between two rows, below the last one: what Vega takes.
PADDING = 5
MARGIN = 48
THICKEST = 44


def height_of_timeline(kinds):
    """How high the timeline of so many kinds of record is, in pixels of any form."""
    return kinds * (HEAD + HEIGHT) + (kinds - 1) * GAP + FOOT + 2 * PADDING


def timeline_of(selections, years, counts, *, title):
    """The timeline of some records by year (`years_of`)."""
    columns = [_("Year")]
    for selection in selections:
        columns += [
            _("%(kind)s, certain") % {"kind": selection.kind.label},
            _("%(kind)s, possible") % {"kind": selection.kind.label},
        ]
    return Chart(
        title=title,
        description=_description(selections, years, counts),
        draw=lambda width: _draw(selections, years, counts, width),
        columns=columns,
        rows=[_row(selections, year, counts) for year in years if _any(year, counts)],
        notes=_notes(selections, counts),
        counted=[
            [selection.counted for selection in selections],
            years,
            [vars(one) for one in counts],
        ],
    )


def _any(year, counts):
    return any(one.certain[year] or one.possible[year] for one in counts)


def _description(selections, years, counts):
    if not years:
        return _("No record has a year.")
    text = _("Records by year, from %(first)s to %(last)s.") % {
        "first": years[0],
        "last": years[-1],
    }
    for selection, one in zip(selections, counts, strict=True):
        if one.certain:
            year, number = max(one.certain.items(), key=lambda item: (item[1], item[0]))
            text += " " + _("%(kind)s: most in %(year)s (%(number)s).") % {
                "kind": selection.kind.label,
                "year": year,
                "number": number,
            }
    return text


def _notes(selections, counts):
    notes = []
    if any(sum(one.possible.values()) for one in counts):
        words = _(
            "Possible (lighter): the date, as the source gives it, may lie in that year; such a "
            "record is counted in every year in which it may lie."
        )
        notes.append([Cell(words)])
    for selection, one in zip(selections, counts, strict=True):
        if one.yearless:
            words = ngettext(
                "%(kind)s: %(number)s states no year, or only a decade: possible in several years.",
                "%(kind)s: %(number)s state no year, or only a decade: possible in several years.",
                one.yearless,
            )
            notes.append([Cell(words % {"kind": selection.kind.label, "number": one.yearless})])
        if one.undated:
            words = ngettext(
                "%(kind)s without any date: %(number)s",
                "%(kind)s without any date: %(number)s",
                one.undated,
            )
            url = selection.address(date="not_stated")
            cell = Cell(words % {"kind": selection.kind.label, "number": one.undated}, url)
            notes.append([cell])
    return notes


def _row(selections, year, counts):
    cells = [Cell(f"{year:04}")]
    for selection, one in zip(selections, counts, strict=True):
        url = selection.address_of_year(year)
        for numbers in (one.certain, one.possible):
            cells.append(Cell(numbers[year], url if numbers[year] else ""))
    return cells


def _draw(selections, years, counts, width):
    inner = width - MARGIN - 8
    rows = []
    for selection, one in zip(selections, counts, strict=True):
        is_last = selection is selections[-1]
        rows.append(_chart(selection, years, one, inner, HEIGHT, is_last, width))
    return {
        "vconcat": rows,
        "spacing": GAP,
        "padding": PADDING,
    }


def _chart(selection, years, counts, width, height, is_last, whole):
    most = max([counts.certain[year] + counts.possible[year] for year in years], default=1) or 1
    every = 1 + len(years) * (46 if whole != NARROW else 44) // width
    values = [
        {
            "year": f"{year:04}",
            "from": start,
            "to": start + number,
            "url": selection.address_of_year(year),
            "words": label_value(f"{year:04} · {selection.kind.label} · {words}", number),
            "is_possible": is_possible,
        }
        for year in years
        for start, number, words, is_possible in (
            (0, counts.certain[year], _("certain"), False),
            (counts.certain[year], counts.possible[year], _("possible"), True),
        )
        if number
    ]
    thick = min(THICKEST, 0.75 * width / max(len(years), 1))
    ticks = [f"{year:04}" for index, year in enumerate(years) if index % every == 0]
    return {
        "title": {"text": str(selection.kind.label), "offset": 8},
        "width": width,
        "height": height,
        "data": {"values": values},
        "layer": [
            _bars("!datum.is_possible", thick, fill=ACCENT),
            _bars("datum.is_possible", thick, fill=ACCENT_SOFT, stroke=ACCENT, strokeDash=[3, 2]),
        ],
        "encoding": {
            "x": {
                "field": "year",
                "type": "ordinal",
                "scale": {"domain": [f"{year:04}" for year in years], "paddingInner": 0.25},
                "axis": {
                    "title": None,
                    "labels": is_last,
                    "ticks": False,
                    "labelAngle": 0,
                    "values": ticks,
                    "labelOverlap": True,
                },
            },
            "y": {
                "field": "from",
                "type": "quantitative",
                "scale": {"domain": [0, most]},
                "axis": {
                    "title": None,
                    "values": sorted({0, (most + 1) // 2, most}),
                    "format": "d",
                    "minExtent": MARGIN - 12,
                    "ticks": False,
                    "domain": False,
                },
            },
            "y2": {"field": "to"},
            "href": {"field": "url"},
            "description": {"field": "words"},
        },
    }


def _bars(which, thick, **style):
    return {"transform": [{"filter": which}], "mark": {"type": "bar", "width": thick, **style}}
