"""What has become of a record: its page, another's, gone for good, or never there."""

import pytest

from agreements.actions.publication import withdraw
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
    make_user,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db

each_kind = pytest.mark.parametrize(
    "make", [make_agreement, make_delegation, make_exchange, make_programme]
)


@each_kind
def test_record_that_was_withdrawn_answers_gone_and_shows_nothing(client, make):
    record = make(title="SECRET now")
    withdraw(record=record, by=make_user(is_superuser=True), reason="SECRET reason")

    response = client.get(record.get_absolute_url())

    assert response.status_code == 410
    assert "SECRET" not in response.content.decode()


@each_kind
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_record_that_was_never_public_is_unknown(client, make, state):
    record = make(state=state)
    record.code = f"{record.CODE_PREFIX}-0001"

    assert client.get(record.get_absolute_url()).status_code == 404


@each_kind
def test_record_that_was_merged_leads_to_the_other_as_long_as_that_is_public(client, make):
    other, record = make(), make(state="withdrawn")
    record.merged_into = other
    record.save()

    while_public = client.get(record.get_absolute_url())
    withdraw(record=other, by=make_user(is_superuser=True), reason="A test")
    afterwards = client.get(record.get_absolute_url())

    assert (while_public.status_code, while_public["Location"]) == (301, other.get_absolute_url())
    assert afterwards.status_code == 410


@each_kind
def test_format_in_the_address_of_a_record_is_followed_or_refused(client, make):
    record = make()
    address = record.get_absolute_url()

    answers = {
        name: client.get(address, {"format": name}) for name in ("html", "json", "xml", "", "JSON")
    }

    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == {"html": 200, "json": 302, "xml": 400, "": 400, "JSON": 400}
    assert answers["json"].url == f"{address.rstrip('/')}.json"
    assert "The address asks for “format=xml”, which this page does not know." in page_text(
        answers["xml"]
    )
    assert f'href="{address}">Show the page without it</a>' in answers["xml"].content.decode()


def make_named(make, **values):
    """A place, an institution, a specialty or a source that a published record names."""
    one = make()
    if make is make_source:
        make_evidence(source=one, agreement=make_agreement())
    elif make is make_specialty:
        make_exchange(specialties=[one])
    else:
        make_agreement(parties=[one])
    return one


@pytest.mark.parametrize("make", [make_region, make_institution, make_specialty, make_source])
def test_format_in_the_address_of_what_records_name_is_followed_or_refused(client, make):
    address = make_named(make).get_absolute_url()

    answers = {name: client.get(address, {"format": name}) for name in ("html", "json", "xml")}

    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == {"html": 200, "json": 302, "xml": 400}
    assert answers["json"].url == f"{address.rstrip('/')}.json"


@pytest.mark.parametrize(
    "make",
    [make_agreement, make_region, make_institution, make_specialty, make_source, None],
)
def test_page_that_uses_no_such_parameter_says_so_and_shows_itself(client, make):
    if make is None:
        address = "/about/"
    else:
        one = make_agreement() if make is make_agreement else make_named(make)
        address = one.get_absolute_url()

    response = client.get(address, {"colour": "red", "utm_source": "letter"})

    assert (response.status_code, response.context["unknown"]) == (200, ["colour"])
    assert "asks for “colour”, which this page does not know. It was not used." in page_text(
        response
    )
