"""What has become of a record: its page, another's, gone for good, or never there."""

import pytest

from agreements.actions.publication import withdraw
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_programme,
    make_user,
)

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
