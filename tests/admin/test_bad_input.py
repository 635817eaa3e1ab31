"""What goes wrong in a form of the staff area is told in the form; nothing is an error page."""

import pytest
from django.urls import reverse

from agreements.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    Exchange,
    Institution,
    Programme,
    Region,
    Specialty,
)
from tests import factories as make
from tests.staff import make_person, open_form, page, prefix_of, told, with_row

pytestmark = pytest.mark.django_db

EITHER = (
    "Choose either an institution or, where the source names only the place, a place: one of the "
    "two, not both."
)


@pytest.fixture(autouse=True)
def _signed_in(client):
    client.force_login(make_person("superuser"))


@pytest.mark.parametrize(
    "text", ["2019-02-30", "2020/2018", "abc", "31/12/2020", "1" * 10_000, "2019\0", "٢٠١٩"]
)
def test_text_that_is_no_date_is_told_and_kept(client, text):
    record = make.make_agreement(state="draft")
    url, _response, sent = open_form(client, record)

    response = client.post(url, sent | {"signed": text})

    assert response.status_code == 200
    assert len(told(response)) == 1
    assert response.context["adminform"].form["signed"].value() == text
    assert Agreement.objects.get(pk=record.pk).signed is None


@pytest.mark.parametrize("named", ["both", "neither"])
def test_party_with_both_or_neither_is_told(client, named):
    record = make.make_agreement(state="draft")
    institution, region = make.make_institution(), make.make_region()
    url, response, sent = open_form(client, record)
    chosen = {"institution": institution.pk, "region": region.pk} if named == "both" else {}
    prefix = prefix_of(response, AgreementParty)

    response = client.post(url, with_row(sent, prefix, role="witness", position=3, **chosen))

    assert told(response) == [EITHER]
    assert record.parties.count() == 2


def test_party_that_is_listed_already_is_told(client):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    region = record.parties.first().region
    prefix = prefix_of(response, AgreementParty)

    response = client.post(
        url, with_row(sent, prefix, role="signatory", position=3, region=region.pk)
    )

    assert response.status_code == 200
    assert "This place is a party in this role already." in told(response)
    assert record.parties.count() == 2


@pytest.mark.parametrize("value", ["abc", "9" * 21, "9" * 5000, "-1", "0", "１２"])
def test_choice_that_is_no_key_is_told(client, value):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, AgreementParty)
    sent |= {"place_of_signing": value}

    response = client.post(url, with_row(sent, prefix, role="witness", region=value))

    assert response.status_code == 200
    message = "Select a valid choice. That choice is not one of the available choices."
    assert told(response).count(message) == 2


def test_link_that_closes_a_circle_is_told(client):
    first, second, third = (make.make_agreement(state="draft", title=t) for t in "ABC")
    make.make_link(from_agreement=first, to_agreement=second, kind="part_of")
    make.make_link(from_agreement=second, to_agreement=third, kind="part_of")
    url, response, sent = open_form(client, third)
    prefix = prefix_of(response, AgreementLink, "from_agreement")

    response = client.post(url, with_row(sent, prefix, kind="part_of", to_agreement=first.pk))

    assert told(response) == ["These links would run in a circle: A already leads here."]
    assert third.links_from.count() == 0


def test_link_to_itself_is_told(client):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, AgreementLink, "from_agreement")

    response = client.post(url, with_row(sent, prefix, kind="part_of", to_agreement=record.pk))

    assert response.status_code == 200
    assert record.links_from.count() == 0


def test_two_links_of_one_form_that_are_one_are_told(client):
    record, other = make.make_agreement(state="draft"), make.make_agreement()
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, AgreementLink, "from_agreement")
    link = {"kind": "signed_with", "to_agreement": other.pk}

    response = client.post(url, with_row(with_row(sent, prefix, **link), prefix, **link))

    assert response.status_code == 200
    assert told(response) != []
    assert record.links_from.count() == 0


@pytest.mark.parametrize("model", [Region, Institution, Programme, Specialty])
def test_circle_of_parents_is_told(client, settings, model):
    # Where only the database sees the circle, it refuses, and the form is made a second time.
    settings.ZEAL_ALLOWLIST = [{"model": "agreements.Programme"}]
    maker = {
        Region: make.make_region,
        Institution: make.make_institution,
        Programme: lambda **fields: make.make_programme(state="draft", **fields),
        Specialty: make.make_specialty,
    }[model]
    above = maker()
    below = maker(parent=above)
    url, _response, sent = open_form(client, above)

    response = client.post(url, sent | {"parent": below.pk})

    assert response.status_code == 200
    assert len(told(response)) == 1
    assert model.objects.get(pk=above.pk).parent is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("participants", "9" * 30),
        ("participants", "-1"),
        ("participants", "1e400"),
        ("participants", "ten"),
        ("duration", "40000"),
        ("title", "a\0b"),
        ("title", "x" * 301),
        ("summary", "x" * 20_001),
        ("internal_notes", "a\0b"),
        ("kind", "unheard_of"),
        ("programme", "999999999999999999999"),
    ],
)
def test_value_that_does_not_fit_is_told(client, name, value):
    record = make.make_exchange(state="draft")
    url, _response, sent = open_form(client, record)

    response = client.post(url, sent | {name: value})

    assert response.status_code == 200
    assert name in response.context["adminform"].form.errors
    assert Exchange.objects.get(pk=record.pk).version == record.version


@pytest.mark.parametrize("value", ["9" * 40, "NaN", "1e999999", "١٢\0"])
def test_figure_that_does_not_fit_is_told(client, value):
    record = make.make_exchange(state="draft")
    url, response, sent = open_form(client, record)
    prefix = next(
        i.formset.prefix
        for i in response.context["inline_admin_formsets"]
        if "figure" in i.formset.prefix
    )
    row = {"metric": "People", "value": value, "unit": "persons", "scope": "event"}

    response = client.post(url, with_row(sent, prefix, **row))

    assert response.status_code == 200
    assert told(response) != []
    assert record.figures.count() == 0


@pytest.mark.parametrize("term", ["\0", "a\0b", "'", "%", "()", "& |", "x" * 9000, "  ", "医院\0"])
def test_chooser_and_search_bear_any_text(client, term):
    make.make_institution()
    asked = {"app_label": "agreements", "model_name": "agreementparty", "field_name": "institution"}

    chosen = client.get(reverse("admin:autocomplete"), asked | {"term": term})
    found = client.get(page(Institution, "changelist"), {"q": term})

    assert chosen.status_code == 200
    assert found.status_code in (200, 302)


@pytest.mark.parametrize(
    "query",
    [
        *("kind__exact=%00", "p=99999999999999999999", "p=abc", "o=99", "state=x", "unknown=1"),
        *("e=1", "term=x", "id__exact=9999999999999999999999"),
    ],
)
def test_list_bears_any_address(client, query):
    make.make_agreement()

    response = client.get(f"{page(Agreement, 'changelist')}?{query}", follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("key", ["0", "abc", "_00", "9" * 30])
@pytest.mark.parametrize("name", ["change", "history", "delete"])
def test_page_of_no_record_leads_back(client, name, key):
    response = client.get(page(Agreement, name, key))

    assert response.url == reverse("admin:index")
