"""No page breaks the content policy, complains in the console or shuts anybody out."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.xdist_group("browser")

PAGES = [
    "/",
    "/about/",
    "/search/",
    "/search/?q=lao+cai",
    "/search/?q=nothing+of+the+kind",
    "/regions/",
    "/regions/guangzhou/",
    "/institutions/",
    "/institutions/guangzhou-municipal-health-bureau/",
    "/agreements/",
    "/agreements/?signed=0000",
    "/agreements/?signed=2009/2010&kind=supplementary",
    "/agreements/A-0002/",
    "/agreements/map/",
    "/delegations/",
    "/delegations/D-0001/",
    "/exchanges/",
    "/exchanges/?specialty=03",
    "/exchanges/E-0001/",
    "/programmes/",
    "/programmes/P-0001/",
    "/specialties/",
    "/specialties/03.04/",
    "/sources/",
    "/agreements/A-9999/",
    "/staff/login/",
]
# What an official reads, in the other languages.
TRANSLATED = [
    language + path
    for language in ("/zh-hans", "/vi")
    for path in (
        "/",
        "/about/",
        "/search/?q=lao+cai",
        "/regions/guangzhou/",
        "/agreements/?signed=0000",
        "/agreements/A-0002/",
        "/delegations/D-0007/",
        "/exchanges/",
        "/specialties/",
        "/staff/login/",
    )
]


@pytest.mark.parametrize("path", PAGES)
def test_page_shuts_nobody_out(page, register, grave, path):
    page.goto(register + path)

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert grave(page) == [], scheme


@pytest.mark.parametrize("path", TRANSLATED)
def test_page_shuts_nobody_out_in_other_languages(page, register, grave, path):
    page.emulate_media(color_scheme="dark")

    page.goto(register + path)

    assert grave(page) == []


@pytest.mark.parametrize("path", [*PAGES, *TRANSLATED])
def test_page_keeps_the_policy_and_fits_a_telephone(page, register, faults, path):
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(register + path)

    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    # A page that is not found, or was asked in a way that cannot be read, says so in its status.
    faults[:] = [
        fault for fault in faults if "the server responded with a status of 40" not in fault
    ]


def test_every_link_leads_somewhere(page, register):
    waiting = [path for path in PAGES if "A-9999" not in path and "0000" not in path]
    seen, broken = set(), []
    while waiting and len(seen) < 250:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        response = page.request.get(register + path)
        if response.status != 200:
            broken.append((path, response.status))
        links = re.findall(r'<a [^>]*href="([^"#]+)', response.text())
        waiting += [urljoin(path, unescape(link)) for link in links if "://" not in link]

    assert broken == []
    assert len(seen) > 100
