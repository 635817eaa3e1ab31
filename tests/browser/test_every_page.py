"""No page breaks the content policy, complains in the console or shuts anybody out."""

import pytest

pytestmark = pytest.mark.xdist_group("browser")

PAGES = [
    "/",
    "/regions/",
    "/regions/guangzhou/",
    "/institutions/",
    "/agreements/",
    "/agreements/?signed=0000",
    "/agreements/?signed=2009/2010&kind=supplementary",
    "/agreements/A-0002/",
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
    "/zh-hans/agreements/A-0002/",
    "/vi/exchanges/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_no_serious_accessibility_fault(page, register, grave, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(register + path)

    assert grave(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_the_policy_and_fits_a_telephone(page, register, faults, path):
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(register + path)

    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    # A page that is not found, or was asked in a way that cannot be read, says so in its status.
    faults[:] = [
        fault for fault in faults if "the server responded with a status of 40" not in fault
    ]


def test_every_link_on_the_lists_leads_somewhere(page, register):
    seen, waiting = set(), [path for path in PAGES if "A-9999" not in path and "0000" not in path]
    broken = []
    while waiting and len(seen) < 300:
        path = waiting.pop(0).split("#")[0]
        if path in seen or "/staff/" in path:
            continue
        seen.add(path)
        response = page.request.get(register + path)
        if response.status != 200:
            broken.append((path, response.status))
        elif "html" in response.headers.get("content-type", ""):
            page.goto(register + path)
            hrefs = page.eval_on_selector_all(
                "main a[href^='/'], main a[href^='?']",
                "links => links.map(a => a.pathname + a.search)",
            )
            waiting += [href for href in hrefs if href not in seen]

    assert broken == []
    assert len(seen) > 50
