"""Forms of agreements: parties, links and choices that do not fit have their errors beside them."""

import pytest

from agreements.models import AgreementLink, AgreementParty
from tests import factories as make
from tests.staff import errors_of, open_form, prefix_of, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in"), pytest.mark.slow]

EITHER = (
    "Choose either an institution or, where the source names only the place, a place: one of the "
    "two, not both."
)


@pytest.mark.parametrize("named", ["both", "neither"])
def test_party_with_both_or_neither_is_an_error(client, named):
    record = make.make_agreement(state="draft")
    institution, region = make.make_institution(), make.make_region()
    url, response, sent = open_form(client, record)
    chosen = {"institution": institution.pk, "region": region.pk} if named == "both" else {}
    prefix = prefix_of(response, AgreementParty)

    response = client.post(url, with_row(sent, prefix, role="witness", position=3, **chosen))

    assert errors_of(response) == [EITHER]
    assert record.parties.count() == 2


def test_length_of_a_term_without_its_unit_is_an_error_at_the_unit(client):
    record = make.make_agreement(state="draft")
    url, _response, sent = open_form(client, record)

    response = client.post(url, sent | {"term_length": "5"})

    assert response.context["adminform"].form.errors == {
        "term_length_unit": ["Give a length and its unit together, or leave both empty."]
    }


def test_open_ended_term_with_a_length_is_an_error_at_the_length(client):
    record = make.make_agreement(state="draft")
    url, _response, sent = open_form(client, record)
    length = {"term_length": "5", "term_length_unit": "years", "end_kind": "open_ended"}

    response = client.post(url, sent | length)

    assert response.context["adminform"].form.errors == {
        "term_length": ["An open-ended agreement has no length of term: clear one of the two."]
    }


def test_party_that_is_listed_already_is_an_error(client):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    region = record.parties.first().region
    prefix = prefix_of(response, AgreementParty)

    response = client.post(
        url, with_row(sent, prefix, role="signatory", position=3, region=region.pk)
    )

    assert response.status_code == 200
    assert "This place is a party in this role already." in errors_of(response)
    assert record.parties.count() == 2


@pytest.mark.parametrize("value", ["abc", "9" * 21, "9" * 5000, "-1", "0", "１２"])
def test_choice_that_is_no_key_is_an_error(client, value):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, AgreementParty)
    sent |= {"place_of_signing": value}

    response = client.post(url, with_row(sent, prefix, role="witness", region=value))

    assert response.status_code == 200
    message = "Select a valid choice. That choice is not one of the available choices."
    assert errors_of(response).count(message) == 2


def test_link_that_closes_a_circle_is_an_error(client):
    first, second, third = (make.make_agreement(state="draft", title=t) for t in "ABC")
    make.make_link(from_agreement=first, to_agreement=second, kind="part_of")
    make.make_link(from_agreement=second, to_agreement=third, kind="part_of")
    url, response, sent = open_form(client, third)
    prefix = prefix_of(response, AgreementLink, "from_agreement")

    response = client.post(url, with_row(sent, prefix, kind="part_of", to_agreement=first.pk))

    assert errors_of(response) == ["These links would run in a circle: A already leads here."]
    assert third.links_from.count() == 0


def test_link_to_itself_is_an_error(client):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, AgreementLink, "from_agreement")

    response = client.post(url, with_row(sent, prefix, kind="part_of", to_agreement=record.pk))

    assert response.status_code == 200
    assert record.links_from.count() == 0


def test_two_equal_links_of_one_form_are_an_error(client):
    record, other = make.make_agreement(state="draft"), make.make_agreement()
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, AgreementLink, "from_agreement")
    link = {"kind": "signed_with", "to_agreement": other.pk}

    response = client.post(url, with_row(with_row(sent, prefix, **link), prefix, **link))

    assert response.status_code == 200
    assert errors_of(response) != []
    assert record.links_from.count() == 0
