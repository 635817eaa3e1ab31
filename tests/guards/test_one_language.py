"""Whoever writes in one language alone can fill in every form, and every page reads well."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import translation

from agreements.models import (
    Agreement,
    Area,
    Delegation,
    Exchange,
    Institution,
    Programme,
    Region,
    Source,
    Specialty,
)
from agreements.models.named import own_column
from tests.addresses import DRAWN, all_addresses
from tests.derived import differences
from tests.one_language import NAMES, SLUGS, write_register
from tests.staff import make_person, page, shown_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TAGS = {"zh": "zh-Hans", "vi": "vi"}
READERS = ("en", "zh-Hans", "vi")
PAGES = ("agreement", "delegation", "exchange", "programme", "institution", "region", "source")
LISTS = ("agreements", "delegations", "exchanges", "programmes", "institutions", "regions")
# An element that shows nothing where a name or a title stands.
EMPTY = re.compile(r"<(a|h1|h2|h3|title|caption|cite)\b(?![^>]*aria-label)[^>]*>\s*</\1>")


@pytest.fixture
def signed_in(client):
    """A superuser is signed in."""
    client.force_login(make_person("superuser"))


@pytest.fixture(params=["zh", "vi"])
def written(request, client, signed_in):
    """What a clerk has written in one language, with that language; nobody is signed in."""
    things = write_register(client, request.param)
    client.logout()
    return things, request.param


def each_reader():
    """The languages of readers, each while it is the one that addresses are in."""
    for reader in READERS:
        with translation.override(reader.lower()):
            yield reader


def text_of(client, address, **query):
    """The text of an address that answers."""
    response = client.get(address, query)
    assert response.status_code == 200, address
    return response.content.decode()


def marked(text, name, lang):
    """Whether a name stands on a page with the mark of its language, or without one for none."""
    mark = f' lang="{lang}"' if lang else ""
    return re.search(rf"<(a|span|small)( href=\"[^\"]*\")?{mark}>\s*{name}", text) is not None


def test_addresses_are_made_of_the_names(written):
    things, language = written

    assert {kind: things[kind].slug for kind in SLUGS[language]} == SLUGS[language]
    assert differences() == {}


def test_pages_and_lists_show_the_name_there_is_and_mark_its_language(written, client):
    things, language = written
    names = NAMES[language]

    for reader in each_reader():
        lang = "" if reader == TAGS[language] else TAGS[language]
        for kind in PAGES:
            text = text_of(client, things[kind].get_absolute_url())
            mark = (
                rf'(<h1 lang="{lang}">|<h1[^>]*>\s*<span lang="{lang}">)' if lang else "<h1[^>]*>"
            )
            assert re.search(rf"{mark}\s*{names[kind]}", text), (kind, reader)
            assert re.search(rf"<title>[^<]*{names[kind]}", text), (kind, reader)
        for kind, name in zip(PAGES, LISTS, strict=False):
            assert marked(text_of(client, reverse(name)), names[kind], lang), (name, reader)
        agreement = text_of(client, things["agreement"].get_absolute_url())
        assert marked(agreement, names["institution"], lang)
        assert marked(agreement, names["text"], lang) or (not lang and names["text"] in agreement)


def test_no_page_shows_an_empty_name(written, client):
    things, _language = written
    for _reader in each_reader():
        addresses = list(all_addresses(things))

        for path in addresses:
            if path.endswith((".svg", ".png", "/file/", DRAWN)):
                continue
            response = client.get(path, follow=True)
            if response.status_code == 404 and path.endswith(".csv"):
                continue  # There is no such chart of this thing.
            assert response.status_code == 200, path
            content = b"".join(response) if response.streaming else response.content
            assert EMPTY.findall(content.decode()) == [], path


def test_maps_and_their_tables_name_the_places(written, client):
    things, language = written
    for _reader in each_reader():
        pages = [
            reverse("region_chart", args=[things["region"].slug, "map", form])
            for form in ("csv", "svg")
        ]

        for path in pages:
            assert NAMES[language]["partner"] in text_of(client, path)


def test_search_and_suggestions_find_the_name(written, client):
    things, language = written
    names = NAMES[language]
    for _reader in each_reader():
        search, hints = reverse("search"), reverse("suggestions", args=["regions"])
        addresses = {kind: things[kind].get_absolute_url() for kind in (*PAGES, "specialty")}
        agreements = reverse("agreements")

        for kind, address in addresses.items():
            assert address in text_of(client, search, q=names[kind]), kind
        assert names["partner"] in text_of(client, hints, place=names["partner"])
        assert things["agreement"].code in text_of(client, agreements, place=names["partner"])


def test_json_gives_the_name_that_pages_show(written, client):
    things, language = written
    names = NAMES[language]
    for _reader in each_reader():
        pages = {kind: f"{things[kind].get_absolute_url().rstrip('/')}.json" for kind in PAGES}

        forms = {kind: json.loads(text_of(client, path)) for kind, path in pages.items()}

        for kind, form in forms.items():
            field = "name" if kind in ("institution", "region") else "title"
            assert form[f"display_{field}"] == names[kind]
            assert form[field] == (names[kind] if kind == "source" else "")
        party = forms["agreement"]["parties"][0]
        assert party["institution"]["display_name"] == names["institution"]


def test_partnership_and_brief_name_both_places(written, client):
    things, language = written
    names = NAMES[language]
    pair = sorted([things["region"].slug, things["partner"].slug])
    for reader in each_reader():
        lang = "" if reader == TAGS[language] else TAGS[language]
        pages = [reverse(name, args=pair) for name in ("partnership", "partnership_brief")]
        partnerships = reverse("partnerships")

        for path in pages:
            text = text_of(client, path)
            heading = re.search(r"<h1.*?</h1>", text, re.DOTALL)[0]
            for kind in ("region", "partner"):
                name = f'<span lang="{lang}">{names[kind]}</span>' if lang else names[kind]
                assert name in heading
            assert names["agreement"] in text
        assert names["partner"] in text_of(client, partnerships)


def test_citation_gives_the_title_there_is(written, client):
    things, language = written
    for _reader in each_reader():
        address = things["agreement"].get_absolute_url()

        assert NAMES[language]["agreement"] in text_of(client, f"{address}cite.bib")


@pytest.mark.parametrize("reader", ["en", "zh-hans", "vi"])
@pytest.mark.parametrize(
    ("model", "field", "message"),
    [
        *((one, "title", "title") for one in (Agreement, Delegation, Exchange, Programme)),
        *((one, "name", "name") for one in (Region, Institution, Specialty, Area)),
        (Source, "title", "title"),
    ],
)
def test_form_without_any_language_says_so_at_the_readers_field(
    client, signed_in, model, field, message, reader
):
    with translation.override(reader):
        url = page(model, "add")
        column = field if model is Source else own_column(field)
    sent = shown_in(client.get(url))

    response = client.post(url, sent)

    errors = response.context["adminform"].form.errors
    assert len(errors[column]) == 1
    others = {f"{field}{ending}" for ending in ("", "_zh", "_vi")} - {column}
    assert others.isdisjoint(errors)
    if reader == "en":
        assert message in errors[column][0]


def test_terms_that_lack_english_are_named_in_it_later(client, signed_in):
    area = Area.objects.create(name_zh="眼科合作", slug="")
    url = page(Area, "change", area.pk)
    sent = shown_in(client.get(url))

    response = client.post(url, sent | {"name": "Eye care"})

    assert response.status_code == 302
    area.refresh_from_db()
    assert (area.name, area.name_zh, area.slug) == ("Eye care", "眼科合作", "yan-ke-he-zuo")
