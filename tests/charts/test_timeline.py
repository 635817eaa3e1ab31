"""The size of a timeline."""

from collections import Counter

import pytest

from agreements.charts.counting import Selection, Years
from agreements.charts.svg import NARROW, WIDE
from agreements.charts.timeline import height_of_timeline, timeline_of
from agreements.registry import AGREEMENT, DELEGATION, EXCHANGE
from tests.chart_svgs import elements

BOTH = [WIDE, NARROW]


@pytest.mark.parametrize("width", BOTH)
@pytest.mark.parametrize("kinds", [[AGREEMENT], [AGREEMENT, DELEGATION, EXCHANGE]])
@pytest.mark.parametrize("most", [1, 12_345])
def test_timeline_is_as_large_as_the_place_kept_for_it(width, kinds, most):
    years = list(range(1990, 2031))
    counts = [Years(Counter({1990: most}), Counter({2030: 2})) for _kind in kinds]
    chart = timeline_of([Selection(kind, None) for kind in kinds], years, counts, title="Years")

    root = elements(chart, width)[0]

    assert root.get("viewBox") == f"0 0 {width} {height_of_timeline(len(kinds))}"
    assert (root.get("width"), root.get("height")) == tuple(root.get("viewBox").split()[2:])
