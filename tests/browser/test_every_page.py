"""No page breaks the content policy, complains in the console or shuts anybody out."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.xdist_group("browser")

NO_PAGES = [
    "/agreements/?date=0000",
    "/my-city/?place=gu",
    "/agreements/A-9999/",
    "/partnerships/guangdong/guangzhou/",
]
PAGES = [
    *NO_PAGES,
    "/",
    "/about/",
    "/my-city/",
    "/search/",
    "/search/?q=lao+cai",
    "/search/?q=nothing+of+the+kind",
    "/regions/",
    "/regions/guangzhou/",
    "/regions/guangzhou/?only=itself",
    "/institutions/",
    "/institutions/guangzhou-municipal-health-bureau/",
    "/agreements/",
    "/agreements/?date=2009/2010&kind=supplementary",
    "/agreements/A-0002/",
    "/agreements/map/",
    "/delegations/",
    "/delegations/D-0001/",
    "/exchanges/",
    "/exchanges/?specialty=03",
    "/exchanges/E-0001/",
    "/programmes/",
    "/partnerships/",
    "/partnerships/?place=china&no_contact_years=5&sort=ending",
    "/partnerships/guangzhou/xining/",
    "/partnerships/guangdong/qinghai/",
    "/partnerships/guangzhou/xining/brief/",
    "/programmes/P-0001/",
    "/specialties/",
    "/specialties/03.04/",
    "/sources/",
    "/sources/guangzhou-xining-cooperation/",
    "/staff/login/",
]
LANGUAGES = ["", "/zh-hans", "/vi"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_page_shuts_nobody_out_and_fits_a_telephone(
    page, register, grave_in_any_light, faults, path, language
):
    page.goto(register + language + path)

    assert grave_in_any_light(page) == {}
    for width in (390, 320):  # 320: WCAG 2.2, 1.4.10.
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # A page that is not found, or was asked in a way that cannot be read, says so in its status.
    faults[:] = [
        fault for fault in faults if "the server responded with a status of 40" not in fault
    ]


def test_every_link_leads_somewhere(page, register):
    waiting = [path for path in PAGES if path not in NO_PAGES]
    seen, broken = set(), []
    while waiting and len(seen) < 150:
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


def test_pages_have_no_abilities_that_they_do_not_use(page, register, faults):
    page.goto(register + "/agreements/A-0002/")

    allowed = page.evaluate("document.featurePolicy.allowedFeatures()")

    assert "clipboard-write" in allowed
    assert {"camera", "geolocation", "microphone", "payment", "usb"}.isdisjoint(allowed)
