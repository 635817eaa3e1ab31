"""Charts in all their forms, cached under a fingerprint of their contents.

The contents of a chart have a fingerprint. It is the key of all that is rendered, the ETag, and the
id of elements in pages, so that none of them changes with what the public does not see. It costs a
few queries to count, so it is cached as well, for as long as no tracked row changes, and for an
hour at most (see `data_version`). All processes of the server share what one of them rendered.
"""

from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.charts.cache import chart_lock, release
from agreements.charts.chart import as_csv
from agreements.charts.counting import specialties_of, years_of
from agreements.charts.map import map_of
from agreements.charts.network import network_of
from agreements.charts.specialties import specialties_chart
from agreements.charts.svg import FORMS, inlined, to_png, to_svg
from agreements.charts.ties import ties_of_all_regions, ties_of_institutions, ties_of_regions
from agreements.charts.timeline import timeline_of
from agreements.models.history import data_version
from agreements.presenters.chart_links import TITLES
from agreements.text import in_parentheses, join_phrases

PAGE, PART = "page", "part"
# The most rows of a table: the part of a page, the chart's own page. The file has all.
MAX_ROWS = {PART: 50, PAGE: 500}
MAX_PAIRS = 2_000  # pairs of places for a map of everything, far more than it draws
FINGERPRINT_SECONDS = 60 * 60  # seconds for which a fingerprint is kept
RENDERED_SECONDS = 30 * 24 * 60 * 60  # seconds for which a file is kept, if the cache is not full


def build_chart(chart, subject, day, *, with_all_rows=False):
    """The chart of a subject by its name in an address. A map of everything has only the first rows
    of its table, which has one for each pair of places, unless all are asked for.
    """
    title = _("%(picture)s: %(subject)s") % {"picture": TITLES[chart], "subject": subject.label}
    if subject.filters:
        title += in_parentheses(join_phrases(subject.filters))
    selections = subject.selections
    if chart == "map":
        if subject.is_everything:
            ties = ties_of_all_regions(selections, None if with_all_rows else MAX_PAIRS)
        else:
            ties = ties_of_regions(selections)
        return map_of(selections, ties, title=title, around=subject.around)
    if chart == "timeline":
        return timeline_of(selections, *years_of(selections, day), title=title)
    if chart == "specialties":
        return specialties_chart(selections[-1], specialties_of(selections[-1]), title=title)
    return network_of(selections, ties_of_institutions(selections), title=title)


class CachedChart:
    """The chart of a subject by its name in an address, as of a day, in the reader's language."""

    def __init__(self, chart, subject, day):
        self.subject = subject
        self.link = subject.link(chart)
        # What distinguishes it from all other charts, whatever the data.
        self.address = "\0".join([release(), get_language(), self.link["svg_url"]])
        self._key = (chart, subject, day)
        self._has_lock = False

    @cached_property
    def chart(self):
        """The chart itself. Costs the queries that count it."""
        return build_chart(*self._key)

    @cached_property
    def fingerprint(self):
        """A hash of all that the chart says, and of how it is drawn. Raises ChartBusyError if it
        cannot be counted now.
        """
        key, state = _hash(self.address), [data_version(), self._key[-1]]
        known = cache.get(key)
        if known is None or known[0] != state:
            with self._locked():
                known = cache.get(key)  # Counted while we waited.
                if known is None or known[0] != state:
                    known = [state, self._count()]
                    cache.set(key, known, FINGERPRINT_SECONDS)
        return known[1]

    def _count(self):
        return _hash(self.address, self.chart.fingerprint)

    def tag(self, form, width):
        """The key of a form of it, and its ETag."""
        return f"{self.fingerprint}-{form}-{width}"

    def body(self, form, width):
        """The bytes or the text of a file, or the part of a page.

        Raises ChartBusyError if it cannot be drawn now.
        """
        body = cache.get(self.tag(form, width))
        if body is None:
            with self._locked():
                body = cache.get(self.tag(form, width))  # Drawn while we waited.
                if body is None:
                    self.fingerprint = self._count()  # Of what is drawn, should it be newer.
                    body = self._render(form, width)
                    cache.set(self.tag(form, width), body, RENDERED_SECONDS)
        return body

    @contextmanager
    def _locked(self):
        if self._has_lock:
            yield
            return
        with chart_lock(self.address):
            self._has_lock = True
            try:
                yield
            finally:
                self._has_lock = False

    def _render(self, form, width):
        if form == "csv":
            return as_csv(build_chart(*self._key, with_all_rows=True))
        if form == "svg":
            return to_svg(self.chart, FORMS[width], get_language())
        if form == "png":
            return to_png(self.body("svg", width))
        return render_to_string(
            "components/chart_body.html", self.context([width], most=MAX_ROWS[PART])
        )

    def context(self, widths, *, most):
        """The inputs of ``components/chart_body.html``: the chart in some widths, with a place for
        each of the others, and at most so many rows of its table.
        """
        chart, name = self.chart, f"p{self.fingerprint[:12]}"  # In a page with several charts.
        first = chart.rows[0] if chart.rows else []
        return {
            "id": name,
            "chart": chart,
            "link": self.link,
            "variants": [
                {**one, "svg": self._inlined(name, one["form"])} if one["form"] in widths else one
                for one in self.link["variants"]
            ],
            "heads": list(zip(chart.columns, (cell.is_number for cell in first), strict=False)),
            "rows": chart.rows[:most],
            "number": len(chart.rows),
            "is_cut": len(chart.rows) > most,
        }

    def _inlined(self, name, width):
        return mark_safe(inlined(self.body("svg", width), f"{name}-{width}"))


def _hash(*things):
    return sha256("\0".join(map(str, things)).encode()).hexdigest()
