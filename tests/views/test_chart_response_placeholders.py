"""The places that pages keep for charts, and what fills them."""

import re
from html import unescape

import pytest

from tests.chart_pages import make_drawn_records

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]

PART = {"HX-Request": "true"}
NOTHING_TO_DRAW = '<p class="muted">No data to show.</p>'


@pytest.fixture
def register():
    return make_drawn_records()


@pytest.mark.parametrize(
    "url", ["/", "/regions/alpha/", "/partnerships/alpha/beta/", "/exchanges/"]
)
def test_place_of_a_chart_fetches_what_its_page_answers(client, register, url):
    text = client.get(url).content.decode()

    places = re.findall(r'<div class="(\w+) placeholder" hx-get="([^"]*)"', text)
    answers = [
        (form, client.get(unescape(where), headers=PART).content.decode()) for form, where in places
    ]
    assert len(places) == 2 * text.count('<figure class="chart">') > 0
    assert [
        form
        for form, answer in answers
        if f'<div class="{form}"><svg ' not in answer and NOTHING_TO_DRAW not in answer
    ] == []


def test_place_of_a_chart_is_as_large_as_the_drawing(client, register):
    for url in ("/", "/partnerships/alpha/beta/", "/agreements/"):
        text = client.get(url).content.decode()
        places = re.findall(
            r'hx-get="([^"]*/(?:map|timeline)/[^"]*)"[^>]*><svg viewBox="([^"]*)"', text
        )
        drawn = [
            re.search(
                r'<svg [^>]*viewBox="([^"]*)"[^>]*role=',
                client.get(unescape(where), headers=PART).content.decode(),
            )[1]
            for where, _box in places
        ]

        assert drawn == [box for _where, box in places] != []


def test_chart_stands_without_a_script(client, register):
    text = client.get("/regions/alpha/").content.decode()

    figure = re.search('<figure class="chart">.*?</figure>', text, re.DOTALL)[0]
    bare = re.search("<noscript>(.*?)</noscript>", figure, re.DOTALL)[1]
    assert bare.startswith('<a href="/regions/alpha/map/"><picture>')
    assert 'srcset="/regions/alpha/map.svg?width=narrow"' in bare
    assert 'src="/regions/alpha/map.svg"' in bare
    # With a script nothing fetches the image beside the drawing.
    assert "<img" not in figure.replace(bare, "")
    caption = re.search("<figcaption>.*?</figcaption>", figure, re.DOTALL)[0]
    assert re.findall('href="([^"]*)"', caption) == [
        "/regions/alpha/map/",
        "/regions/alpha/map.svg",
        "/regions/alpha/map.png",
        "/regions/alpha/map.csv",
    ]
