"""What is published shows: every word that may be public, in its language, and no private one.

The control of `test_leaks.py`: the records that are hidden there are published here, with the same
words. They are made once for all tests of this file.
"""

from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse

from agreements.models import (
    Agreement,
    Area,
    Delegation,
    Evidence,
    Exchange,
    Programme,
    RecordSpecialty,
    Source,
    Specialty,
)
from agreements.serializers.public import public_fields
from tests.hidden import MARK, hang_hidden, make_public, mark, text_names
from tests.hider import hidden_urls
from tests.pages import answers
from tests.public_urls import public_urls

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """Public records, a published one of each kind on them, and one merged into another."""
    with django_db_blocker.unblock(), transaction.atomic():
        public = make_public()
        records, merged = hang_hidden(public, "published")
        yield public, records, merged
        transaction.set_rollback(True)


RECORDS = ("agreement", "delegation", "exchange", "programme")
THINGS = (*RECORDS, "region", "institution", "source", "specialty")
# Words that are public only under a condition that the test data do not fulfil.
CONDITIONAL = {mark(Source, "text"), mark(Evidence, "quotation")}


TITLES = {mark(kind, "title") for kind in (Agreement, Delegation, Exchange, Programme, Source)}


def test_published_records_show_every_public_word_and_no_private_one(client, register):
    """On the page of each record that it belongs to, and in the list of its kind."""
    public, records, merged = register

    found = answers(client, [*public_urls(public), *hidden_urls(records, "published")])
    shown = {url: set(MARK.findall(text)) for url, (_status, text) in found.items()}
    may_show = {
        mark(model, name)
        for model, names in public_fields().items()
        for name in set(text_names(model)) & names
        if model._meta.model_name not in ("area", "specialty")
    } - CONDITIONAL
    assert set().union(*shown.values()) == may_show | {mark(Specialty, "name")}
    things = [public[name].get_absolute_url() for name in THINGS]
    assert [url for url in things if not shown[url] & TITLES] == []
    lists = {reverse(f"{kind}s"): f"zq{kind}title" for kind in RECORDS}
    assert {url for url, title in lists.items() if title not in shown[url]} == set()
    answer = client.get(merged.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, records[0].get_absolute_url())


def test_quotation_shows_where_it_is_marked_and_nowhere_before(client, register):
    public, records, _merged = register
    pages = [one.get_absolute_url() for one in (public["source"], *records)]
    forms = [f"{r.get_absolute_url().rstrip('/')}.json" for r in (public["source"], *records)]
    urls = [*pages, *forms]

    before = answers(client, urls)
    Evidence.objects.exclude(quotation="").update(is_quotation_public=True)
    after = answers(client, urls)

    word = mark(Evidence, "quotation")
    assert [url for url in urls if word in before[url][1]] == []
    assert [url for url in urls if word not in after[url][1]] == []


# Words that no search finds, with the reason.
NOT_SEARCHED = {
    mark(Evidence, "quotation"): "in the words of the source, and mostly not to be shown",
    mark(Source, "text"): "of half a million characters; the record says what matters of it",
}


def test_search_finds_every_public_word_and_no_private_one(client, register):
    models = public_fields().keys() - {Area, Specialty}  # Terms have no hidden rows.
    public = {mark(m, n) for m in models for n in set(text_names(m)) & public_fields()[m]}
    private = {mark(m, n) for m in models for n in text_names(m)} - public

    found = {
        word
        for word in public | private
        for one in client.get(reverse("search"), {"q": word}).context["counts"]
        if one["rows"]
    }

    assert (public - found, private & found) == (set(NOT_SEARCHED), set())


# A page has one language in its head, and lists to choose from are drawn by the browser.
NO_PLACE = {"head", "script", "option"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


# Words of which a row does not know in what language a clerk found them.
UNKNOWN = {mark(RecordSpecialty, "label")}


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
def test_page_marks_every_text_that_is_left_in_english(client, register, language):
    public, _records, _merged = register
    leave_in_english()
    urls = [url for url in public_urls(public) if url.startswith(language)]

    shown = {url: Words(client.get(url).content.decode()).found for url in urls}

    assert sum(map(len, shown.values())) > 100
    unmarked = {
        url: sorted(word for word, tongue in words if tongue != "en" and word not in UNKNOWN)
        for url, words in shown.items()
    }
    assert {url: words for url, words in unmarked.items() if words} == {}
