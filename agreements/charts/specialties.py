"""Specialty bars: what exchanges teach, the most frequent first."""

from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.charts.chart import Cell, Chart, Rows
from agreements.charts.labels import shortened, width_of
from agreements.charts.svg import ACCENT, NARROW, WIDE
from agreements.text import label_value

MOST = 20
LONGEST = {WIDE: 40, NARROW: 26}  # characters of a name
STEP = 26  # pixels of one bar
PADDING = 4
LOWEST = STEP + 2 * PADDING
SHORTEST_SCALE = 5  # One exchange is no long bar.


def specialties_chart(selection, taught, *, title):
    """The bars of the specialties of some exchanges (`specialties_of`)."""
    return Chart(
        title=title,
        description=_description(taught.exchanges),
        draw=lambda width: _draw(selection, taught.exchanges, width),
        columns=[_("Code"), _("Specialty (including its subspecialties)"), selection.kind.label],
        rows=Rows(list(taught.exchanges.items()), partial(_row, selection)),
        notes=_notes(selection, taught),
        is_flat=len(set(taught.exchanges.values())) == 1,
        counted=[
            selection.counted,
            [
                [one.pk, one.code, one.parent_id, one.display_name, number]
                for one, number in taught.exchanges.items()
            ],
        ],
    )


def _row(selection, one, number):
    return [
        Cell(one.code),
        Cell(one.display_name, one.get_absolute_url()),
        Cell(number, selection.address_of_specialty(one)),
    ]


def _description(exchanges):
    if not exchanges:
        return _("No exchange names a specialty.")
    one, number = next(iter(exchanges.items()))
    text = ngettext(
        "Exchanges by specialty: %(number)s specialty.",
        "Exchanges by specialty: %(number)s specialties.",
        len(exchanges),
    ) % {"number": len(exchanges)}
    return f"{text} " + _("Most exchanges: %(name)s (%(number)s).") % {
        "name": one.display_name,
        "number": number,
    }


def _notes(selection, taught):
    notes = [
        [
            Cell(
                _(
                    "An exchange in several specialties is counted in each, so the bars do not "
                    "add up to a total. Plans and reports are counted as in the list."
                )
            )
        ]
    ]
    if len(taught.exchanges) > MOST:
        words = _("The chart shows %(number)s of %(all)s specialties, the most frequent ones.")
        notes.append([Cell(words % {"number": MOST, "all": len(taught.exchanges)})])
    if taught.unnamed:
        words = _("Exchanges for which no specialty is stated: %(number)s")
        url = ""
        if "specialty" not in selection.query:
            url = selection.address(specialty="not_stated")
        notes.append([Cell(words % {"number": taught.unnamed}, url)])
    if taught.unmapped:
        words = _("Exchanges whose printed specialty is not yet matched to a term: %(number)s")
        notes.append([Cell(words % {"number": taught.unmapped})])
    return notes


def _draw(selection, exchanges, width):
    shown = [
        (one, shortened(one.display_name, LONGEST[width]), number)
        for one, number in list(exchanges.items())[:MOST]
    ]
    widest = max((width_of(name) for _one, name, _number in shown), default=0)
    margin = min(widest + 12, width * 0.6 if width == NARROW else width * 0.4)
    most = max([number for _one, _name, number in shown] + [SHORTEST_SCALE])
    values = [
        {
            "code": one.code,
            "name": name,
            "number": number,
            "url": selection.address_of_specialty(one),
            "words": label_value(one.display_name, number),
        }
        for one, name, number in shown
    ]
    y = {"field": "code", "type": "ordinal", "sort": None, "axis": None}
    return {
        "width": width - margin - 40,
        "height": STEP * max(len(shown), 1),
        "autosize": "none",
        "padding": {"left": margin, "right": 40, "top": PADDING, "bottom": PADDING},
        "data": {"values": values},
        "encoding": {"y": {**y, "scale": {"paddingInner": 0.3}}},
        "layer": [
            {
                "mark": {"type": "bar", "fill": ACCENT},
                "encoding": {
                    "x": {
                        "field": "number",
                        "type": "quantitative",
                        "axis": None,
                        "scale": {"domain": [0, most], "nice": False},
                    },
                    "href": {"field": "url"},
                    "description": {"field": "words"},
                },
            },
            _text("name", "right", -8, {"value": 0}),
            _text("number", "left", 6, {"field": "number", "type": "quantitative"}),
        ],
    }


def _text(field, align, dx, x):
    return {
        "mark": {"type": "text", "align": align, "dx": dx, "baseline": "middle", "aria": False},
        "encoding": {"x": x, "text": {"field": field}},
    }
