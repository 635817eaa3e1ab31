"""A picture in all its forms, counted and drawn no more often than what it says changes.

What a picture says has a fingerprint. It is the key of all that is drawn, the ETag, and the id of
elements in pages, so that none of them changes with what the public does not see. It costs a few
queries to count, so it is kept as well, for as long as no tracked row changes, and for an hour at
most (see `data_version`). All processes of the server share what one of them has drawn.
"""

from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.charts.cache import drawing_alone, release
from agreements.charts.counting import (
    specialties_of,
    ties_of_institutions,
    ties_of_places,
    years_of,
)
from agreements.charts.drawing import FORMS, inlined, to_png, to_svg
from agreements.charts.map import map_of
from agreements.charts.network import network_of
from agreements.charts.picture import as_csv
from agreements.charts.specialties import specialties_picture
from agreements.charts.timeline import timeline_of
from agreements.models.history import data_version
from agreements.presenters.chart_links import TITLES
from agreements.text import in_parentheses, join_phrases

PAGE, PART = "page", "part"
# The most rows of a table: the part of a page, the picture's own page. The file has all.
MOST_ROWS = {PART: 50, PAGE: 500}
COUNTED = 60 * 60  # seconds for which a fingerprint is kept
DRAWN = 30 * 24 * 60 * 60  # seconds for which a drawing is kept, if there is room


def make(picture, subject, day):
    """The picture of a subject by its name in an address."""
    title = _("%(picture)s: %(subject)s") % {"picture": TITLES[picture], "subject": subject.label}
    if subject.filters:
        title += in_parentheses(join_phrases(subject.filters))
    selections = subject.selections
    if picture == "map":
        return map_of(selections, ties_of_places(selections), title=title, around=subject.around)
    if picture == "timeline":
        return timeline_of(selections, *years_of(selections, day), title=title)
    if picture == "specialties":
        return specialties_picture(selections[-1], specialties_of(selections[-1]), title=title)
    return network_of(selections, ties_of_institutions(selections), title=title)


class CachedPicture:
    """The picture of a subject by its name in an address, as of a day, in the reader's language."""

    def __init__(self, picture, subject, day):
        self.subject = subject
        self.link = subject.link(picture)
        # What tells it from all other pictures, whatever the data.
        self.address = "\0".join([release(), get_language(), self.link["svg_url"]])
        self._key = (picture, subject, day)
        self._is_alone = False

    @cached_property
    def made(self):
        """What is to be drawn. Costs the queries that count it."""
        return make(*self._key)

    @cached_property
    def fingerprint(self):
        """A hash of all that the picture says, and of how it is drawn. Raises ChartBusyError if it
        cannot be counted now.
        """
        key, state = _hash(self.address), [data_version(), self._key[-1]]
        known = cache.get(key)
        if known is None or known[0] != state:
            with self._alone():
                known = cache.get(key)  # Counted while we waited.
                if known is None or known[0] != state:
                    known = [state, self._counted()]
                    cache.set(key, known, COUNTED)
        return known[1]

    def _counted(self):
        return _hash(self.address, self.made.fingerprint)

    def tag(self, form, width):
        """The key of a form of it, and its ETag."""
        return f"{self.fingerprint}-{form}-{width}"

    def body(self, form, width):
        """The bytes or the text of a file, or the part of a page.

        Raises ChartBusyError if it cannot be drawn now.
        """
        body = cache.get(self.tag(form, width))
        if body is None:
            with self._alone():
                body = cache.get(self.tag(form, width))  # Drawn while we waited.
                if body is None:
                    self.fingerprint = self._counted()  # Of what is drawn, should it be newer.
                    body = self._drawn(form, width)
                    cache.set(self.tag(form, width), body, DRAWN)
        return body

    @contextmanager
    def _alone(self):
        if self._is_alone:
            yield
            return
        with drawing_alone(self.address):
            self._is_alone = True
            try:
                yield
            finally:
                self._is_alone = False

    def _drawn(self, form, width):
        if form == "csv":
            return as_csv(self.made)
        if form == "svg":
            return to_svg(self.made, FORMS[width], get_language())
        if form == "png":
            return to_png(self.body("svg", width))
        return render_to_string(
            "components/drawing.html", self.context([width], most=MOST_ROWS[PART])
        )

    def context(self, widths, *, most):
        """The inputs of ``components/drawing.html``: the picture in some widths, with a place for
        each of the others, and at most so many rows of its table.
        """
        made, name = self.made, f"p{self.fingerprint[:12]}"  # In a page with several pictures.
        first = made.rows[0] if made.rows else []
        return {
            "id": name,
            "picture": made,
            "link": self.link,
            "drawings": [
                {**one, "svg": self._inlined(name, one["form"])} if one["form"] in widths else one
                for one in self.link["drawings"]
            ],
            "heads": list(zip(made.columns, (cell.is_number for cell in first), strict=False)),
            "rows": made.rows[:most],
            "number": len(made.rows),
            "is_cut": len(made.rows) > most,
        }

    def _inlined(self, name, width):
        return mark_safe(inlined(self.body("svg", width), f"{name}-{width}"))


def _hash(*things):
    return sha256("\0".join(map(str, things)).encode()).hexdigest()
