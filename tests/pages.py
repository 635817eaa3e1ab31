"""What tests read off a page."""

import html
import re

from django.utils import translation

from tests.addresses import DRAWN


def page_text(response):
    """The text of a page, with its runs of blanks made one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def row_codes(response):
    """The codes of the rows of a list, in its order."""
    return [row["code"] for row in response.context["rows"]]


def choices(response):
    """What a list offers to choose, as (label, address), as the page prints it."""
    page = response.content.decode()
    head = page[page.index('<div class="notice bad"') : page.index('<div class="results"')]
    links = re.findall(r'<a class="chip" href="([^"]*)">([^<]*)</a>', head)
    return [(html.unescape(label), html.unescape(url)) for url, label in links]


def answers(client, urls):
    """What the addresses answer, as {url: (status, text)}."""
    found = {}
    with translation.override("en"):  # A request leaves its language active.
        for url in urls:
            headers = {"HX-Request": "true"} if url.endswith(DRAWN) else {}
            answer = client.get(url, headers=headers)
            found[url] = (answer.status_code, answer.content.decode())
    return found
