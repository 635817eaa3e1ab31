"""The chart of specialties."""

import pytest

from tests.chart_pages import make_drawn_records
from tests.factories import make_exchange, make_specialty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]


@pytest.fixture
def register():
    return make_drawn_records()


def test_specialties_say_what_they_leave_out(client, register):
    chart = client.get("/exchanges/specialties/").context["chart"]

    assert [[cell.text for cell in row] for row in chart.rows] == [
        ["L90", str(chart.rows[0][1].text), 2],
        ["L90.01", str(chart.rows[1][1].text), 1],
        ["L91", str(chart.rows[2][1].text), 1],
    ]
    assert [note[0].text for note in chart.notes[1:]] == [
        "Exchanges for which no specialty is stated: 1",
        "Exchanges whose printed specialty is not yet matched to a term: 1",
    ]


@pytest.mark.parametrize(("more", "is_flat"), [(0, True), (1, False)])
def test_specialties_of_one_exchange_each_are_a_table_alone(client, more, is_flat):
    one, other = make_specialty(), make_specialty()
    make_exchange(specialties=[one, other])
    for _ in range(more):
        make_exchange(specialties=[one])

    page = client.get("/exchanges/specialties/")

    assert page.context["chart"].is_flat is is_flat
    text = page.content.decode()
    assert ("<summary" in text, "<svg" in text) == (True, not is_flat)
    assert '<details class="chart-table" open>' in text
