"""The search box in a real browser: by the keyboard, in three scripts, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("query", ["lao cai", "Lào Cai", "老街"])
def test_place_is_found_in_three_scripts(page, register, faults, query):
    page.goto(register)

    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")

    expect(page.get_by_role("table", name="Agreements").locator("tbody tr")).to_have_count(2)
    page.get_by_role("list", name="Found by kind").get_by_role("link", name="Agreements 2").click()
    expect(page).to_have_url(re.compile(r"/agreements/\?q="))
    expect(page.locator("main tbody tr")).to_have_count(2)


@pytest.mark.parametrize(
    ("query", "language"), [("telemedicine", None), ("远程", "zh-Hans"), ("hội chẩn", "vi")]
)
def test_hit_shows_what_matched(page, register, faults, query, language):
    page.goto(f"{register}/search/?q={query}")

    row = page.get_by_role("table", name="Agreements").locator("tbody tr").first
    why = row.locator(".match-reason span")
    expect(why.locator("mark").first).to_have_text(re.compile(query, re.IGNORECASE))
    assert why.get_attribute("lang") == language
    weight = why.locator("mark").first.evaluate("mark => getComputedStyle(mark).fontWeight")
    assert weight == "600"  # Not by colour alone.


def test_slash_leads_to_the_search_box(page, register, faults):
    page.goto(f"{register}/agreements/")

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("GB/T 630100\n")

    expect(page.get_by_role("searchbox")).to_have_value("GB/T 630100")
    expect(page.get_by_role("table", name="Places").locator("tbody tr")).to_have_count(1)


def test_slash_is_typed_where_text_is_written(page, register, faults):
    page.goto(f"{register}/agreements/")

    page.get_by_label("Keywords").fill("a")
    page.keyboard.press("/")

    expect(page.get_by_label("Keywords")).to_be_focused()
    expect(page.get_by_label("Keywords")).to_have_value("a/")


def test_slash_can_be_switched_off(page, register, faults):
    page.goto(f"{register}/search/")

    page.get_by_label("The key / leads to the search box").uncheck()
    page.goto(f"{register}/agreements/")
    page.keyboard.press("/")

    expect(page.get_by_role("searchbox")).not_to_be_focused()
    page.goto(f"{register}/search/")
    expect(page.get_by_label("The key / leads to the search box")).not_to_be_checked()


def test_search_works_without_javascript(browser, register):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{register}/search/")

    page.get_by_role("searchbox").fill("xi ning")
    page.get_by_label("Kind").select_option("Exchanges")
    page.get_by_role("button", name="Search").click()

    expect(page).to_have_url(f"{register}/search/?q=xi+ning&kind=exchange")
    expect(page.locator("main tbody tr")).to_have_count(2)
    expect(page.get_by_label("The key / leads to the search box")).to_be_hidden()
    context.close()
