"""Pictures in a real browser: fetched when they come into sight, with marks that are links."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


def test_reader_comes_from_the_map_to_two_places(page, register, faults):
    page.goto(register)

    page.get_by_role("link", name=re.compile("^Who cooperates with whom")).click()
    page.locator(".wide a[href='/partnerships/guangzhou/xining/']").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{register}/partnerships/guangzhou/xining/")


def test_mark_leads_to_as_many_records_as_it_shows(page, register, faults):
    page.goto(f"{register}/exchanges/specialties/")

    page.locator(".wide svg a").first.click()

    expect(page).to_have_url(re.compile(r"/exchanges/\?specialty="))
    expect(page.locator("main tbody tr")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_follows_the_colours_of_its_reader(page, register, scheme):
    # Without `faults`: a picture has no favicon, and Chromium looks for one at the usual place.
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{register}/map.svg")

    ink = page.locator("text[fill]").last.evaluate("text => getComputedStyle(text).fill")

    assert ink == {"light": "rgb(22, 32, 42)", "dark": "rgb(230, 235, 239)"}[scheme]


def test_picture_is_narrow_on_a_telephone(page, register, faults):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(register)

    image = page.locator("figure.picture img").first
    image.scroll_into_view_if_needed()

    expect(image).to_have_js_property("naturalWidth", 400)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
