"""The panels of evidence, by keyboard, on a telephone, without scripts and on paper."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")

ADDRESS = "/agreements/A-0002/"
MARK = re.compile("^Evidence 2: inferred$")


def test_keyboard_opens_a_panel_and_closes_it(page, register, faults):
    page.goto(register + ADDRESS)
    mark = page.get_by_role("button", name=MARK)
    panel = page.locator(":popover-open")

    mark.focus()
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("Signed: 14 January 2010 (year inferred)")
    page.keyboard.press("Tab")
    expect(panel.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")

    expect(panel).to_have_count(0)
    expect(mark).to_be_focused()


def test_panel_closes_by_its_button_and_by_another_panel(page, register, faults):
    page.goto(register + ADDRESS)
    panel = page.locator(":popover-open")

    page.get_by_role("button", name=MARK).click()
    page.get_by_role("button", name=re.compile("^Evidence 3: stated$")).last.click()
    expect(panel).to_have_count(1)
    expect(panel).to_contain_text("Evidence 3: stated")
    panel.get_by_role("button", name="Close").click()

    expect(panel).to_have_count(0)


@pytest.mark.parametrize("language", ["", "/zh-hans", "/vi"])
def test_panel_shuts_nobody_out_and_fits_a_telephone(
    page, register, grave_in_any_light, faults, language
):
    page.goto(register + language + ADDRESS)
    page.locator(".footnote-refs button").first.click()

    assert grave_in_any_light(page) == {}
    page.set_viewport_size({"width": 390, "height": 844})
    box = page.locator(":popover-open").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844


def test_panel_opens_without_scripts(browser, register):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(register + ADDRESS)

    page.get_by_role("button", name=MARK).click()

    expect(page.locator(":popover-open")).to_be_visible()
    context.close()


def test_paper_has_the_notes_and_no_panel(page, register):
    page.goto(register + ADDRESS)
    notes = page.locator(".footnotes .on-paper")
    expect(notes.first).to_be_hidden()
    page.get_by_role("button", name=MARK).click()

    page.emulate_media(media="print")

    expect(page.locator(":popover-open")).to_be_hidden()
    expect(notes.filter(has_text="2 Signed — Inferred: The year 2010")).to_be_visible()
