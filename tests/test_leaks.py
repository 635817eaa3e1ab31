"""Nothing unpublished shows anywhere.

A hidden record of each kind is hung wherever a record can hang on public ones, every text of it
and of its rows holding a word that stands nowhere else. Then every public address has to answer
exactly as it did before. The control publishes the same records and finds every word that may be
public, and none of the others.
"""

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
from agreements.serializers.public import public_fields
from tests.addresses import list_names
from tests.hidden import (
    HIDDEN_STATES,
    MARK,
    STATES,
    hang_hidden,
    make_public,
    mark,
    public_urls,
    text_names,
)

pytestmark = pytest.mark.django_db


def questions(client):
    """The lists and the search with something asked for that only hidden records have, by the
    fields of their forms.
    """
    hidden_values = {
        "PlaceField": ["draft-region", mark(Region, "name")],
        "InstitutionField": ["withdrawn-body", mark(Institution, "name")],
        "SpecialtyField": ["L99.00", mark(Specialty, "name")],
        "AgreementField": ["A-0002", mark(Agreement, "title")],
        "PeriodField": ["1900/2100", "not_stated"],
        "CharField": [mark(Agreement, "title"), mark(Region, "name"), mark(Source, "title")],
    }
    for name in (*list_names(), "search"):
        url = reverse(name)
        for parameter, field in client.get(url).context["form"].fields.items():
            kinds = [hidden_values.get(kind.__name__) for kind in type(field).__mro__]
            values = next(filter(None, kinds), [])
            if hasattr(field, "choices"):
                values = [value for value, _label in field.choices if value][:1]
            yield from (f"{url}?{parameter}={value}" for value in values)


def hidden_urls(records, state):
    """The addresses that hidden things have, or would have."""
    pages = [
        *(
            reverse(r._meta.model_name, args=[r.code or f"{r.CODE_PREFIX}-{9000 + r.pk}"])
            for r in records
        ),
        f"/regions/{state}-region/",
        f"/institutions/{state}-body/",
        f"/sources/{state}-source/",
        f"/specialties/L99.0{STATES.index(state)}/",
    ]
    return [*pages, *(f"{page.rstrip('/')}.json" for page in pages)]


def answers(client, urls):
    """What the addresses answer, as {url: (status, text)}."""
    found = {}
    with translation.override("en"):  # A request leaves its language active.
        for url in urls:
            answer = client.get(url)
            found[url] = (answer.status_code, answer.content.decode())
    return found


def test_hidden_records_change_no_public_answer(client):
    public = make_public()
    urls = [*public_urls(public), *questions(client)]
    before = answers(client, urls)

    for state in HIDDEN_STATES:
        hang_hidden(public, state)

    after = answers(client, urls)
    assert [url for url in urls if before[url] != after[url]] == []
    shown = {url: MARK.findall(after[url][1]) for url in public_urls(public)}
    assert {url: words for url, words in shown.items() if words} == {}


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_hidden_record_has_no_page(client, state):
    records, merged = hang_hidden(make_public(), state)

    found = answers(client, hidden_urls([*records, merged], state))

    gone = {record.get_absolute_url() for record in (*records, merged) if record.code}
    for url, (status, text) in found.items():
        is_gone = url.replace(".json", "/") in gone
        assert (url, status) == (url, 410 if is_gone else 404)
        assert (url, MARK.findall(text)) == (url, [])


# Words that are public only under a condition that the test data do not fulfil.
CONDITIONAL = {mark(Source, "text")}


def test_published_records_show_every_public_word_and_no_private_one(client):
    """The control: whatever the other tests look for does show once it is published."""
    public = make_public()

    records, _merged = hang_hidden(public, "published")

    urls = [*public_urls(public), *hidden_urls(records, "published")]
    shown = {
        word for _status, text in answers(client, urls).values() for word in MARK.findall(text)
    }
    may_show = {
        mark(model, name)
        for model, names in public_fields().items()
        for name in set(text_names(model)) & names
        if model._meta.model_name not in ("area", "specialty")
    } - CONDITIONAL
    assert shown == may_show | {mark(Specialty, "name")}


# Words that no search finds, with the reason.
NOT_SEARCHED = {
    mark(Source, "text"): "of half a million characters; the record says what matters of it",
}


def test_search_finds_every_public_word_and_no_private_one(client):
    hang_hidden(make_public(), "published")
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


@pytest.mark.parametrize(
    "place",
    [
        "agreement",
        "delegation",
        "exchange",
        "programme",
        "region",
        "institution",
        "source",
        "specialty",
    ],
)
def test_published_records_show_on_the_page_of_all_they_hang_on(client, place):
    public = make_public()
    hang_hidden(public, "published")

    page = client.get(public[place].get_absolute_url()).content.decode()

    titles = {mark(kind, "title") for kind in (Agreement, Delegation, Exchange, Programme, Source)}
    assert titles & set(MARK.findall(page)) != set()


@pytest.mark.parametrize("name", ["agreements", "delegations", "exchanges", "programmes"])
def test_published_records_show_in_their_list(client, name):
    hang_hidden(make_public(), "published")

    page = client.get(reverse(name)).content.decode()

    assert f"zq{name.removesuffix('s')}title" in MARK.findall(page)


def test_merged_record_leads_to_a_published_one_only(client):
    records, merged = hang_hidden(make_public(), "published")

    answer = client.get(merged.get_absolute_url())

    assert (answer.status_code, answer["Location"]) == (301, records[0].get_absolute_url())
