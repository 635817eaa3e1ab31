"""What a clerk does in the staff area, in a real browser."""

import re
from base64 import b32decode

import pytest
from django_otp.oath import totp
from playwright.sync_api import expect

from tests.browser.conftest import STAFF

pytestmark = pytest.mark.xdist_group("browser")


def sign_in(page, register, account=STAFF):
    page.goto(f"{register}/staff/")
    page.get_by_label("Username").fill(account[0])
    page.get_by_label("Password").fill(account[1])
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


def test_form_of_an_ended_session_is_sent_again(page, register, grave_in_any_light):
    sign_in(page, register)
    page.goto(f"{register}/staff/agreements/source/add/")
    page.get_by_label("Title", exact=False).first.fill("Minutes of a meeting “in haste”")
    page.locator("#id_language").select_option("en")
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("heading", name="Not sent yet")).to_be_visible()
    assert grave_in_any_light(page) == {}
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in in another tab").click()
    tab = opened.value
    sign_in(tab, register)
    expect(tab.get_by_role("link", name="Two-factor sign-in")).to_be_visible()
    page.get_by_role("button", name="Send again").click()
    expect(page.locator("#content-main")).to_contain_text(f"You are signed in as {STAFF[0]}")
    page.get_by_role("button", name="Send again").click()

    expect(page.locator(".messagelist .success")).to_contain_text("Minutes of a meeting “in haste”")


def test_typing_keeps_a_sign_in_alive(page, register):
    page.clock.install()
    sign_in(page, register)
    page.goto(f"{register}/staff/agreements/source/add/")
    statuses = []
    page.on("response", lambda one: "keep-alive" in one.url and statuses.append(one.status))
    title = page.get_by_label("Title", exact=False).first

    title.press_sequentially("Min")
    page.clock.fast_forward("06:00")
    with page.expect_response("**/keep-alive/"):
        title.press_sequentially("utes")

    assert statuses == [204]


def test_two_factor_sign_in_by_keyboard_shuts_nobody_out(
    page, register, careful_clerk, grave_in_any_light
):
    def press_enter():
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        return grave_in_any_light(page)

    sign_in(page, register, careful_clerk)
    page.get_by_role("link", name="Two-factor sign-in").click()
    page.get_by_role("link", name="Set up two-factor sign-in").focus()
    found = {"set up": press_enter()}
    key = b32decode(page.locator(".secret").inner_text().replace(" ", ""))
    assert page.locator(".qr svg").bounding_box()["width"] > 150
    expect(page.get_by_label("Code from the app")).to_be_focused()
    page.keyboard.type("000000")
    found["wrong code"] = press_enter()
    page.get_by_label("Code from the app").fill(f"{totp(key):06}")
    found["recovery codes"] = press_enter()
    codes = page.locator(".codes li").all_inner_texts()
    page.get_by_role("link", name="I have kept them").focus()
    press_enter()
    page.get_by_role("button", name="Log out").click()
    sign_in(page, register, careful_clerk)
    expect(page.get_by_label("Code from the app, or recovery code")).to_be_focused()
    found["second step"] = grave_in_any_light(page)
    page.keyboard.type(codes[0])
    press_enter()

    expect(page.locator(".messagelist")).to_contain_text("Recovery codes left: 9")
    assert {step: grave for step, grave in found.items() if grave} == {}
