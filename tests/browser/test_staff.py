"""What a clerk does in the staff area, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import STAFF

pytestmark = pytest.mark.xdist_group("browser")


def sign_in(page, register):
    page.goto(f"{register}/staff/")
    page.get_by_label("Username").fill(STAFF[0])
    page.get_by_label("Password").fill(STAFF[1])
    page.get_by_role("button", name="Log in").click()


def choose(page, select_id, typed, shown):
    """Choose a row in a chooser that searches while one types."""
    page.locator(f"#{select_id} + .select2 .select2-selection").click()
    page.locator(".select2-search--dropdown input").fill(typed)
    option = page.locator(".select2-results__option:not(.loading-results)", has_text=shown).first
    option.click()


def test_clerk_adds_an_agreement_with_two_parties_and_publishes_it(page, register, faults):
    sign_in(page, register)
    page.goto(f"{register}/staff/agreements/agreement/add/")
    expect(page.locator("#id_title")).to_be_focused()

    page.locator("#id_title").fill("Memorandum on emergency aid, Xining – Lào Cai")
    page.locator("#id_kind").select_option("memorandum")
    page.locator("#id_signed").fill("2024-05")
    choose(page, "id_parties-0-region", "西宁", "Xining")
    choose(page, "id_parties-1-region", "lao cai", "Lao Cai")
    page.get_by_text("Add another Evidence").click()
    choose(page, "id_evidence-0-source", "Beijing", "Beijing")
    page.locator("#id_evidence-0-paragraph").fill("1")
    page.get_by_role("button", name="Save and continue editing").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.get_by_role("button", name="Save and publish…").first.click()
    page.locator("#content-main, #content").get_by_role(
        "button", name=re.compile("^Publish")
    ).click()
    expect(page.locator(".messagelist")).to_contain_text("ublished")
    page.goto(f"{register}/agreements/?place=lao-cai&date=2024")

    link = page.get_by_role("link", name=re.compile("Memorandum on emergency aid"))
    expect(link).to_have_count(1)
    link.click()
    expect(page.locator("main")).to_contain_text("May 2024")


def test_form_with_rows_has_no_grave_fault(page, register, grave):
    sign_in(page, register)
    page.goto(f"{register}/zh-hans/staff/agreements/delegation/add/")
    expect(page.locator("#parties-group .select2-container").first).to_be_visible()

    assert grave(page) == []
