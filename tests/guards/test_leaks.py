"""Nothing unpublished shows anywhere.

A hidden record of each kind is hung wherever a record can hang on public ones, every text of it
and of its rows holding a word that stands nowhere else. Then every public address has to answer
exactly as it did before. The control publishes the same records and finds every word that may be
public, and none of the others.
"""

from collections import Counter

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
from tests.addresses import DRAWN, list_names
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
from tests.hider import Hider
from tests.relations import PUBLISHING, REFUSED, missing_from

pytestmark = pytest.mark.django_db


def questions(client):
    """The lists and the search with something asked for that only hidden records have, by the
    fields of their forms.
    """
    hidden_values = {
        "PlaceField": ["draft-region", mark(Region, "name")],
        "InstitutionField": ["withdrawn-body", mark(Institution, "name")],
        "SpecialtyField": ["L99.00", mark(Specialty, "name")],
        "AgreementField": ["A-0003", mark(Agreement, "title")],
        "PeriodField": ["1900/2100", "not_stated"],
        "CharField": [mark(Agreement, "title"), mark(Region, "name"), mark(Source, "title")],
    }
    turns = Counter()  # One value for each field; a kind of field has them all by turns.
    for name in (*list_names(), "search"):
        url = reverse(name)
        for parameter, field in client.get(url).context["form"].fields.items():
            kinds = [
                kind.__name__ for kind in type(field).__mro__ if kind.__name__ in hidden_values
            ]
            values = hidden_values[kinds[0]] if kinds else []
            if hasattr(field, "choices"):
                values = [value for value, _label in field.choices if value][:1]
            if values:
                yield f"{url}?{parameter}={values[turns[kinds[0] if kinds else ''] % len(values)]}"
                turns.update(kinds[:1])


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
            headers = {"HX-Request": "true"} if url.endswith(DRAWN) else {}
            answer = client.get(url, headers=headers)
            found[url] = (answer.status_code, answer.content.decode())
    return found


def test_hidden_rows_change_no_public_answer(client):
    """In whatever relation they stand to what is public; see `tests.relations`."""
    public = make_public()
    urls = [*public_urls(public), *questions(client)]
    before = answers(client, urls)
    hider = Hider()

    hider.hide_all()
    for state in HIDDEN_STATES:
        hang_hidden(public, state)

    after = answers(client, urls)
    changed = {url: set(MARK.findall(after[url][1])) for url in urls if before[url] != after[url]}
    assert changed == {}
    shown = {url: MARK.findall(after[url][1]) for url in public_urls(public)}
    assert {url: words for url, words in shown.items() if words} == {}
    with_page = [row for row in hider.kept if getattr(row, "code", "") or hasattr(row, "slug")]
    pages = answers(client, [row.get_absolute_url() for row in with_page])
    assert {status for status, _text in pages.values()} == {301, 404, 410}
    outcomes = hider.outcomes.items()
    missing_from(
        {name for name, kinds in outcomes if "publishing" in kinds}, PUBLISHING, "publishing"
    )
    missing_from({name for name, kinds in outcomes if "refused" in kinds}, REFUSED, "refused")


def test_hidden_record_has_no_page(client):
    public = make_public()
    for state in HIDDEN_STATES:
        records, merged = hang_hidden(public, state)

        found = answers(client, hidden_urls([*records, merged], state))

        gone = {record.get_absolute_url() for record in (*records, merged) if record.code}
        for url, (status, text) in found.items():
            is_gone = url.replace(".json", "/") in gone
            assert (url, status) == (url, 410 if is_gone else 404)
            assert (url, MARK.findall(text)) == (url, [])


RECORDS = ("agreement", "delegation", "exchange", "programme")
THINGS = (*RECORDS, "region", "institution", "source", "specialty")
# Words that are public only under a condition that the test data do not fulfil.
CONDITIONAL = {mark(Source, "text")}


TITLES = {mark(kind, "title") for kind in (Agreement, Delegation, Exchange, Programme, Source)}


def test_published_records_show_every_public_word_and_no_private_one(client):
    """The control: whatever the other tests look for does show once it is published, on the page of
    each thing that it hangs on and in the list of its kind.
    """
    public = make_public()
    urls = public_urls(public)

    records, merged = hang_hidden(public, "published")

    found = answers(client, [*urls, *hidden_urls(records, "published")])
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
