"""A page marks each text that is not in the reader's language, wherever it stands."""

from html.parser import HTMLParser

import pytest
from django.apps import apps

from agreements.models import Commitment, ExchangeSpecialty
from tests.hidden import MARK, hang_hidden, make_public, mark, public_urls

pytestmark = pytest.mark.django_db

# A page has one language in its head, and lists to choose from are drawn by the browser.
NO_PLACE = {"head", "script", "option"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


# Words of which a row does not know in what language a clerk found them.
UNKNOWN = {mark(ExchangeSpecialty, "label"), mark(Commitment, "amount_unit")}


class Words(HTMLParser):
    """The words of test data that a page shows, each with the language of the text around it."""

    def __init__(self, page):
        super().__init__()
        self.found, self._open = set(), []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            around = self._open[-1][1] if self._open else ""
            self._open.append((tag, dict(attributes).get("lang") or around))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = [tag for tag, _language in self._open]
        if not NO_PLACE & set(tags):
            self.found |= {(word, self._open[-1][1]) for word in MARK.findall(data)}


def leave_in_english():
    """Take every text in Chinese and Vietnamese away: nobody has translated anything yet."""
    for model in apps.get_app_config("agreements").get_models():
        names = {field.name for field in model._meta.concrete_fields}
        blank = {name: "" for name in names if name.endswith(("_zh", "_vi"))}
        if blank and hasattr(model, "pgh_event_model"):
            model.objects.update(**blank)


@pytest.mark.parametrize("language", ["/zh-hans", "/vi"])
def test_page_marks_every_text_that_is_left_in_english(client, language):
    public = make_public()
    hang_hidden(public, "published")
    leave_in_english()
    urls = [url for url in public_urls(public) if url.startswith(language)]

    shown = {url: Words(client.get(url).content.decode()).found for url in urls}

    assert sum(map(len, shown.values())) > 100
    unmarked = {
        url: sorted(word for word, tongue in words if tongue != "en" and word not in UNKNOWN)
        for url, words in shown.items()
    }
    assert {url: words for url, words in unmarked.items() if words} == {}
