"""Charts in a real browser: drawn when they come into sight, with marks that are links, beside a
table that says the same.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


# Where the middle of an arc lies in the window: its box has nothing there.
MIDDLE = """selector => {
    const arc = document.querySelector(selector);
    const at = arc.getPointAtLength(arc.getTotalLength() / 2).matrixTransform(arc.getScreenCTM());
    return [at.x, at.y];
}"""


def figure(page, title):
    """A chart of a page by its title."""
    caption = page.locator("figcaption").filter(has_text=title)
    found = page.locator("figure.chart").filter(has=caption)
    found.scroll_into_view_if_needed()
    return found


def unfold(chart):
    """The rows of the table of a chart."""
    table = chart.locator("details.chart-table")
    table.wait_for()
    if table.get_attribute("open") is None:
        table.locator("summary").click()
    return chart.locator("tbody tr")


@pytest.fixture
def fetched(page):
    """The addresses that the page asks for."""
    found = []
    page.on("request", lambda request: found.append(urlsplit(request.url)))
    return found


def test_reader_comes_from_the_map_to_two_places(page, register, faults):
    page.goto(register)

    figure(page, "Cooperating places")
    page.locator("a[href='/partnerships/guangzhou/xining/'] path").wait_for()
    page.mouse.click(*page.evaluate(MIDDLE, "a[href='/partnerships/guangzhou/xining/'] path"))

    expect(page).to_have_url(f"{register}/partnerships/guangzhou/xining/")


@pytest.mark.parametrize(
    "title",
    ["Specialties of persons received", "Activity by year", "Partners on the map"],
)
def test_marks_of_a_place_lead_to_what_its_table_counts(page, register, faults, title):
    page.goto(f"{register}/regions/guangzhou/")

    chart = figure(page, title)
    rows = unfold(chart)
    links = {
        (link.get_attribute("href"), int(link.inner_text()))
        for link in rows.locator("td.num a").all()
    }
    marks = {
        (mark.get_attribute("href"), int(re.findall(r"\d+", mark.text_content())[-1]))
        for mark in chart.locator("svg a").all()
        if "?" in mark.get_attribute("href")
    }

    assert links
    assert marks <= links
    # Those of the map lead to places and pairs; specialties of one exchange each are a table alone.
    assert bool(marks) is (title == "Activity by year")
    for url, number in sorted(links):
        page.goto(register + url)
        expect(page.locator("main tbody tr")).to_have_count(number)


def test_mark_leads_to_as_many_records_as_it_shows(page, register, faults):
    page.goto(f"{register}/delegations/timeline/")

    page.locator(".wide svg a").first.click()

    expect(page).to_have_url(re.compile(r"/delegations/\?date="))
    expect(page.locator("main tbody tr")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chart_follows_the_colours_of_its_reader(page, register, scheme):
    # Without `faults`: a chart has no favicon, and Chromium looks for one at the usual place.
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{register}/map.svg")

    ink = page.locator("text[fill]").last.evaluate("text => getComputedStyle(text).fill")

    assert ink == {"light": "rgb(22, 32, 42)", "dark": "rgb(230, 235, 239)"}[scheme]


def test_chart_is_narrow_on_a_telephone(page, register, faults):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(register)

    chart = figure(page, "Cooperating places")

    expect(chart.locator(".narrow svg[role]")).to_be_visible()
    assert chart.locator("svg[role]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_turned_tablet_gets_the_other_form(page, register, faults):
    page.set_viewport_size({"width": 600, "height": 1280})
    page.goto(register)
    chart = figure(page, "Cooperating places")
    expect(chart.locator(".narrow svg[role]")).to_be_visible()
    chart.locator("summary").click()

    page.set_viewport_size({"width": 1280, "height": 800})
    chart.evaluate("figure => figure.scrollIntoView()")

    expect(chart.locator(".wide svg[role]")).to_be_visible()
    expect(chart.locator(".narrow svg[role]")).to_be_hidden()
    expect(chart.locator("details.chart-table")).to_have_attribute("open", "")


def test_chart_is_fetched_once_and_only_when_it_is_seen(page, register, faults, fetched):
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{register}/agreements/")
    page.wait_for_load_state("networkidle")
    before = [url.path for url in fetched if "/agreements/" in url.path]

    page.locator("details.charts > summary").click()
    chart = figure(page, "Map")
    expect(chart.locator("svg[role]")).to_have_count(1)
    figure(page, "Network of institutions")
    figure(page, "Map")
    page.wait_for_load_state("networkidle")

    assert before == ["/agreements/"]
    asked = [url for url in fetched if "/agreements/" in url.path][1:]
    assert sorted(url.path for url in asked) == [
        "/agreements/map/",
        "/agreements/network/",
        "/agreements/timeline/",
    ]
    assert {url.query for url in asked} == {"width=wide"}


def test_page_does_not_jump_when_its_map_comes(page, register, faults):
    page.add_init_script("""
        window.jumped = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.jumped += entry.value;
        }).observe({type: "layout-shift", buffered: true});
    """)
    page.set_viewport_size({"width": 1280, "height": 1100})
    held = []
    page.route("**/map/?*", lambda route: held.append(route))
    with page.expect_request("**/map/?*"):
        page.goto(register)
        figure(page, "Cooperating places")
    place = page.locator(".placeholder.wide svg").bounding_box()

    held[0].continue_()
    page.locator(".wide svg[role]").wait_for()
    drawing = page.locator(".wide svg[role]").bounding_box()
    page.wait_for_load_state("networkidle")

    assert drawing == place
    assert page.evaluate("window.jumped") < 0.02


def test_marks_and_table_are_reached_by_keyboard(page, register, faults):
    page.goto(f"{register}/regions/guangzhou/")
    chart = figure(page, "Activity by year")
    expect(chart.locator("svg[role]")).to_be_visible()
    chart.locator("figcaption a").last.focus()

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Tab")
    mark = page.evaluate("document.activeElement.closest('svg') !== null")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    assert (skip, mark) == ("Skip the marks of the chart", True)
    expect(chart.locator("summary")).to_be_focused()
    expect(chart.locator("table")).to_be_visible()
    chart.locator("svg a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/agreements/\?place=guangzhou&date=2008$"))


def test_back_from_a_mark_shows_the_page_and_not_a_part(page, register, faults):
    page.goto(f"{register}/delegations/timeline/?width=wide")  # What the part has as well.
    page.goto(f"{register}/delegations/")
    page.locator("details.charts > summary").click()
    chart = figure(page, "By year")
    chart.locator("svg a").first.click()
    page.wait_for_url(re.compile("date="))

    page.go_back()
    expect(page.locator("h1")).to_have_text("Delegations")
    page.go_back()

    expect(page.locator("h1")).to_have_text("By year: Delegations")
    expect(page).to_have_url(f"{register}/delegations/timeline/?width=wide")
    expect(page.locator("header.site-header")).to_be_visible()


def test_chart_that_cannot_be_had_says_so(page, register):
    page.route("**/map/?*", lambda route: route.fulfill(status=503, body="No"))
    page.goto(register)

    chart = figure(page, "Cooperating places")

    expect(chart.locator(".load-error")).to_be_visible()
    expect(page).to_have_url(f"{register}/")
    chart.get_by_role("link", name="with its table, on a page of its own").click()
    expect(page).to_have_url(f"{register}/map/")
    expect(page.locator("table tbody tr")).to_have_count(14)


@pytest.mark.parametrize("path", ["/", "/regions/guangzhou/", "/zh-hans/exchanges/"])
def test_drawn_charts_shut_nobody_out(page, register, grave_in_any_light, faults, path):
    page.goto(register + path)
    for fold in page.locator("details.charts > summary").all():
        fold.click()
    for chart in page.locator("figure.chart").all():
        chart.scroll_into_view_if_needed()
        # Specialties of one exchange each are a table alone, which stands open.
        table = chart.locator("details.chart-table")
        table.wait_for()
        if table.get_attribute("open") is None:
            expect(chart.locator(".wide svg[role]")).to_be_visible()
            table.locator("summary").click()

    assert grave_in_any_light(page) == {}


def test_chart_stands_without_scripts(browser, register):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{register}/regions/guangzhou/")

    chart = figure(page, "Partners on the map")
    image = chart.locator("img")
    expect(image).to_be_visible()
    expect(chart.locator(".placeholder").first).to_be_hidden()
    expect(chart.locator(".load-error")).to_be_hidden()
    image.click()

    expect(page).to_have_url(f"{register}/regions/guangzhou/map/")
    expect(page.locator(".wide svg a")).to_have_count(3)
    expect(page.locator("table tbody tr")).to_have_count(3)
    context.close()


def test_drawn_chart_prints(page, register, faults):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(register)
    chart = figure(page, "Cooperating places")
    expect(chart.locator(".narrow svg[role]")).to_be_visible()

    page.set_viewport_size({"width": 1000, "height": 700})
    page.emulate_media(media="print")

    expect(chart.locator(".narrow svg[role], .wide svg[role]").first).to_be_visible()
    expect(chart.locator(".placeholder").first).to_be_hidden()
