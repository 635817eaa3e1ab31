"""The data of a chart: what draws it, and a table that says the same."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

# A spreadsheet would take a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Cell:
    """A cell of the table: what it says, and where it leads."""

    text: str | int
    url: str = ""

    @property
    def is_number(self):
        """Whether it is a number, which stands to the right."""
        return isinstance(self.text, int)


class Rows(Sequence):
    """The rows of a table, each made only when it is asked for: a network has thousands, and a
    page shows the first of them. ``number`` is that of all rows where only the first are there.
    """

    def __init__(self, things, make, number=None):
        self._things = things
        self._make = make
        self._number = len(things) if number is None else number

    def __len__(self):
        return self._number

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self._make(*thing) for thing in self._things[index]]
        return self._make(*self._things[index])


@dataclass(frozen=True)
class Chart:
    """A chart of some records.

    ``gist`` is a sentence or two for whoever does not see it; ``draw`` takes a width in pixels and
    gives a Vega-Lite specification; ``columns`` and ``rows`` say the same as a table; ``notes`` are
    what does not fit into the SVG, as cells. ``counted`` is all that the SVG and the rows are made
    of, in plain values. ``is_flat`` says that all marks are alike: pages show the table alone.
    """

    title: str
    description: str
    draw: Callable[[int], dict]
    columns: list[str]
    rows: Sequence[list[Cell]]
    notes: list[list[Cell]] = field(default_factory=list)
    counted: list = field(default_factory=list)
    is_flat: bool = False

    @property
    def is_empty(self):
        """Whether there is nothing to draw."""
        return not self.rows

    @property
    def fingerprint(self):
        """A hash of all that the chart says: it changes when the chart does, and only then."""
        notes = [[[cell.text, cell.url] for cell in note] for note in self.notes]
        words = [self.title, self.description, self.columns, notes, self.counted]
        text = json.dumps(words, default=str, sort_keys=True)
        return sha256(text.encode()).hexdigest()


def as_csv(chart):
    """The table as CSV in UTF-8 with a byte order mark, safe to open in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(chart.columns)
    writer.writerows([_plain(cell.text) for cell in row] for row in chart.rows)
    return "\ufeff" + text.getvalue()


def _plain(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
