"""What an official, an analyst and a clerk do, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


def test_official_comes_from_the_front_page_to_an_agreement_and_its_source(page, register, faults):
    page.goto(register)

    page.get_by_role("navigation", name="Parts of the register").get_by_text("Agreements").click()
    page.get_by_role("link", name=re.compile("Supplementary agreement.*Guangzhou")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Supplementary agreement")
    expect(page.locator("main")).to_contain_text("2010 (year inferred)")
    page.get_by_role("button", name=re.compile("^Evidence")).first.click()
    page.locator(":popover-open a").first.click()

    expect(page).to_have_url(re.compile("/sources/.+#p[0-9]+$"))
    expect(page.locator(":target")).to_be_visible()


def test_analyst_filters_exchanges_by_specialty(page, register, faults):
    page.goto(f"{register}/exchanges/")

    page.get_by_label("Specialty").fill("Orthopaedics")
    page.get_by_role("button", name="Apply").click()

    rows = page.locator("main tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("10")
    expect(rows).to_contain_text("not split")
    page.get_by_role("link", name=re.compile("^Remove the filter Specialty")).click()
    expect(page).to_have_url(f"{register}/exchanges/")


@pytest.mark.parametrize("path", ["/agreements/", "/my-city/"])
def test_places_are_suggested_while_somebody_types(page, register, faults, path):
    page.goto(f"{register}{path}")
    field = page.get_by_label(re.compile("^Place")).first
    options = page.locator("datalist").first.locator("option")

    field.focus()
    expect(options.first).to_be_attached()
    field.press_sequentially("西宁")

    expect(options).to_have_count(1)
    expect(options).to_have_attribute("value", "xining")
    expect(options).to_have_text("Xining, Qinghai, China (西宁市)")
    expect(page).to_have_url(f"{register}{path}")


def test_missing_suggestions_leave_what_is_typed(page, register):
    page.route("**/suggestions/**", lambda route: route.fulfill(status=503, body="Busy"))
    page.goto(f"{register}/agreements/")
    field = page.get_by_label(re.compile("^Place")).first

    with page.expect_response(re.compile("place=xin$")):
        field.press_sequentially("xin")
    page.get_by_role("button", name="Apply").focus()

    expect(field).to_have_value("xin")
    expect(page).to_have_url(f"{register}/agreements/")


def test_reader_changes_the_language_and_keeps_the_filters(page, register, faults):
    page.goto(f"{register}/agreements/?place=xining&sort=oldest")
    count = page.locator("main tbody tr").count()

    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{register}/zh-hans/agreements/?place=xining&sort=oldest")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    expect(page.locator("main tbody tr")).to_have_count(count)


def test_keyboard_reaches_the_content_at_once(page, register, faults):
    page.goto(f"{register}/agreements/")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the content")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(
    "name",
    [
        "agreements",
        "delegations",
        "exchanges",
        "programmes",
        "regions",
        "institutions",
        "sources",
        "partnerships",
        "regions/guangzhou",
        "partnerships/guangzhou/xining",
        "agreements/A-0002",
    ],
)
def test_rows_of_a_list_stand_as_blocks_on_a_telephone(page, register, name):
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(f"{register}/{name}/")

    sheet = page.locator(".table-scroll").first
    assert sheet.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert sheet.evaluate("one => one.scrollHeight <= one.clientHeight")
    assert page.locator("main thead").first.bounding_box()["height"] <= 1


def test_cell_names_its_column_on_a_telephone(page, register):
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(f"{register}/zh-hans/exchanges/")

    people = page.locator("main tbody tr").last.locator("td.num")
    assert people.evaluate("one => getComputedStyle(one, '::before').content") == '"人数 "'
