"""The pages of two regions in a real browser, and the brief for a visit on paper."""

import re

import pytest

from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_region,
    make_source,
)
from tests.paths import ROOT

pytestmark = pytest.mark.xdist_group("browser")

STYLES = ROOT / "static" / "register.css"


def pages_of(page):
    """How many sheets of A4 a page prints on."""
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page(?!s)", printed))


def test_city_leads_over_partner_and_agreement_to_the_source(page, register):
    page.goto(f"{register}/regions/guangzhou/")

    page.locator("#partners").get_by_role("link", name="Xining", exact=True).click()
    page.locator(".timeline").get_by_role("link", name=re.compile("^Cooperation agreement")).click()
    page.locator(".footnotes a").first.click()

    assert "/sources/" in page.url


@pytest.mark.parametrize("order", ["guangzhou/xining", "xining/guangzhou"])
def test_either_order_leads_to_one_address(page, register, order):
    page.goto(f"{register}/partnerships/{order}/")

    assert page.url == f"{register}/partnerships/guangzhou/xining/"


@pytest.mark.parametrize("language", ["", "/zh-hans", "/vi"])
@pytest.mark.parametrize("pair", ["guangzhou/xining", "beijing/shenyang", "honghe/lao-cai"])
def test_brief_of_the_first_data_is_one_page(page, register, language, pair):
    page.goto(f"{register}{language}/partnerships/{pair}/brief/")

    assert pages_of(page) == 1


@pytest.mark.parametrize("letters", ["A long word and another ", "卫生健康合作"])
@pytest.mark.django_db
def test_brief_of_the_longest_texts_is_one_page(page, client, letters):
    def long(number):
        return (letters * number)[:number].strip()

    a, b = (make_region(name=long(100), slug=slug) for slug in "ab")
    for year in range(2001, 2008):
        agreement = make_agreement(
            parties=[a, b], title=long(300), signed=f"{year}-09-23", term_end="2030",
            source=make_source(title=long(300)),
        )  # fmt: skip
        for _number in range(3):
            make_commitment(agreement=agreement, text=long(1_000), due="2012-12-31")
        visit = make_delegation(
            senders=[a], hosts=[b], title=long(300), dates=f"{year}-09-02/{year + 1}-01-04",
            status="took_place", source=make_source(title=long(300)),
        )  # fmt: skip
        for _number in range(5):
            visit.members.create(name=long(200), title=long(300), role="leader")
        make_exchange(
            senders=[a], hosts=[b], title=long(300), status="completed", dates=str(year),
            participants=10, source=make_source(title=long(300)),
        )  # fmt: skip
        make_evidence(
            agreement=agreement, source=make_source(title=long(300)), field="signed",
            paragraph=year, basis="conflicting", note=long(1_000),
        )  # fmt: skip
    html = client.get("/partnerships/a/b/brief/").content.decode()
    style = f"<style>{STYLES.read_text(encoding='utf-8')}</style>"

    page.set_content(
        re.sub(r"<(link|script)[^>]*>", "", html).replace("</head>", f"{style}</head>")
    )

    assert page.locator(".brief section:not(:last-child) li").count() == 26
    assert page.locator(".brief .sources li").count() == 18
    assert pages_of(page) == 1
