"""Nothing unpublished shows anywhere.

A hidden record of each kind refers to public ones wherever it can, every text of it and of its
rows holding a word that stands nowhere else. Then every public address has to answer exactly as it
did before. The control, `test_published.py`, publishes the same records and finds
every word that may be public, and none of the others.
"""

from collections import Counter

import pytest
from django.urls import reverse

from agreements.models import Agreement, Institution, Region, Source, Specialty
from tests.addresses import list_names
from tests.hidden import HIDDEN_STATES, MARK, hang_hidden, make_public, mark
from tests.hider import Hider, hidden_urls
from tests.pages import answers
from tests.public_urls import public_urls
from tests.relations import PUBLISHING, REFUSED, missing_from

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


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
