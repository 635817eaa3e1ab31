"""Lists change in place where there is a script, and work the same where there is none."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")

BARE = "main tbody tr"


@pytest.fixture
def plain_page(browser, register):
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def stay(page):
    """Mark the document, so that a full page load is told from a replaced part."""
    page.evaluate("window.stayed = true")


def has_stayed(page):
    return page.evaluate("window.stayed === true")


def test_filter_replaces_the_results_and_their_address(page, register, faults):
    page.goto(f"{register}/exchanges/")
    stay(page)

    page.get_by_label("Specialty").fill("Orthopaedics")
    page.get_by_role("button", name="Apply").click()

    expect(page).to_have_url(re.compile(r"/exchanges/\?specialty=Orthopaedics$"))
    expect(page.locator(BARE)).to_have_count(1)
    expect(page.locator(".results")).to_be_focused()
    expect(page.get_by_role("link", name="Tiếng Việt")).to_have_attribute(
        "href", "/vi/exchanges/?specialty=Orthopaedics"
    )
    page.get_by_role("link", name=re.compile("^Remove the filter Specialty")).click()
    expect(page).to_have_url(f"{register}/exchanges/")
    assert has_stayed(page)
    page.go_back()
    expect(page.locator(BARE)).to_have_count(1)
    expect(page.locator("#id_specialty")).to_have_value("Orthopaedics")


def test_filter_that_cannot_be_read_says_so_in_place(page, register):
    page.goto(f"{register}/agreements/")
    stay(page)

    page.locator("summary", has_text=re.compile("^Date of signing$")).click()
    page.locator("#id_date").fill("soon")
    page.get_by_role("button", name="Apply").click()

    expect(page.locator("main [role=alert]").first).to_contain_text("cannot be read")
    assert has_stayed(page)


def test_filters_work_without_scripts(plain_page, register):
    plain_page.goto(f"{register}/exchanges/")

    plain_page.get_by_label("Specialty").fill("Orthopaedics")
    plain_page.get_by_role("button", name="Apply").click()

    expect(plain_page).to_have_url(f"{register}/exchanges/?specialty=Orthopaedics")
    expect(plain_page.locator(BARE)).to_have_count(1)
    expect(plain_page.get_by_text("Copy link")).to_be_hidden()


def test_link_of_a_filtered_list_is_copied(page, context, register, faults):
    context.grant_permissions(["clipboard-write"])
    page.goto(f"{register}/agreements/?place=xining")
    field = page.get_by_role("searchbox").first

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    field.press("Control+V")
    expect(field).to_have_value(f"{register}/agreements/?place=xining")


def test_way_of_an_official_works_without_scripts(plain_page, register):
    plain_page.goto(register)
    plain_page.get_by_role("searchbox").first.fill("xi ning")
    plain_page.get_by_role("button", name="Search").click()
    plain_page.get_by_role("link", name="Xining", exact=True).first.click()
    expect(plain_page).to_have_url(f"{register}/regions/xining/")

    plain_page.get_by_role("link", name="Only this place").click()
    expect(plain_page).to_have_url(f"{register}/regions/xining/?only=itself")
    plain_page.locator("#partners").get_by_role("link", name="Guangzhou", exact=True).click()
    expect(plain_page).to_have_url(f"{register}/partnerships/guangzhou/xining/")
    plain_page.get_by_role("link", name="Visit brief").click()
    plain_page.get_by_role("link", name="简体中文").click()

    expect(plain_page).to_have_url(f"{register}/zh-hans/partnerships/guangzhou/xining/brief/")
    expect(plain_page.locator("h1")).to_contain_text("广州市")


def test_pages_of_a_list_work_without_scripts(plain_page, register):
    plain_page.goto(f"{register}/specialties/")
    first = plain_page.locator(BARE).first.inner_text()

    plain_page.locator(".pager a[rel=next]").first.click()

    assert plain_page.locator(BARE).first.inner_text() != first
