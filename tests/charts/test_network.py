"""The layout of a network."""

from itertools import combinations

import pytest

from agreements.charts.network import NEAREST, apart, layout


def test_network_is_the_same_each_time_and_keeps_points_apart():
    lines = [(0, 1), (1, 2), (0, 2), (3, 4)]

    spots = [[x * 300, y * 300] for x, y in layout(9, lines)]
    found = apart(spots, (0, 0, 300, 300))

    assert layout(9, lines) == layout(9, lines)
    nearest = min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for (a, b), (c, d) in combinations(found, 2))
    assert nearest > NEAREST - 2


@pytest.mark.parametrize("count", [0, 1, 2])
def test_network_of_hardly_any(count):
    assert len(layout(count, [])) == count
