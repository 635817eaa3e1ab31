"""The public form of one record as JSON: what answers, and what has become of what does not."""

import pytest
from django.utils import translation

from agreements.actions.publication import withdraw
from agreements.serializers.public import SERIALIZERS
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
    make_user,
)

pytestmark = pytest.mark.django_db

RECORDS = [make_agreement, make_delegation, make_exchange, make_programme]


def public_region():
    return make_agreement(parties=[make_region()]).parties.get().region


def public_institution():
    return make_agreement(parties=[make_institution()]).parties.get().institution


def public_source():
    source = make_source()
    make_agreement(source=source)
    return source


def json_url(record):
    return record.get_absolute_url().rstrip("/") + ".json"


@pytest.mark.parametrize(
    "make", [*RECORDS, public_region, public_institution, public_source, make_specialty]
)
def test_json_of_each_kind_is_its_public_form(client, make):
    record = make()

    answer = client.get(json_url(record))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    fields = SERIALIZERS[type(record)].Meta.fields
    assert list(answer.json()) == list(fields)
    address = answer.json()["page" if "page" in fields else "url"]
    assert address == f"http://testserver{record.get_absolute_url()}"


@pytest.mark.parametrize(
    "make", [*RECORDS, public_region, public_institution, public_source, make_specialty]
)
def test_page_leads_to_its_json(client, make):
    record = make()

    page = client.get(record.get_absolute_url()).content.decode()

    url = json_url(record)
    assert page.count(f'<link rel="alternate" type="application/json" href="{url}">') == 1
    assert page.count(f'<a href="{url}" type="application/json">JSON</a>') == 1


def test_json_keeps_letters_as_they_are(client):
    record = make_agreement(title_zh="框架协议")

    answer = client.get(json_url(record))

    assert '"title_zh": "框架协议"' in answer.content.decode("utf-8")


def test_json_labels_are_in_the_language_of_the_address(client):
    record = make_agreement(signed="2009")

    with translation.override("en"):  # A request leaves its language active.
        answers = [client.get(f"{prefix}{json_url(record)}") for prefix in ("", "/zh-hans")]

    assert [answer.json()["signed"]["text"] for answer in answers] == ["2009", "2009年"]


@pytest.mark.parametrize("make", RECORDS)
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_json_of_an_unpublished_record_is_not_found(client, make, state):
    record = make(state=state)
    prefix = record._meta.model_name + "s"

    found = [client.get(f"/{prefix}/{key}.json") for key in (record.code, record.pk)]

    assert [answer.status_code for answer in found] == [404, 404]
    assert [answer.json() for answer in found] == [{"error": "There is no such record."}] * 2


@pytest.mark.parametrize("make", RECORDS)
def test_json_of_a_withdrawn_record_is_gone(client, make):
    record = make(state="withdrawn")

    answer = client.get(json_url(record))

    assert answer.status_code == 410
    assert answer.json() == {"error": "This record was withdrawn.", "code": record.code}


@pytest.mark.parametrize("make", RECORDS)
def test_json_of_a_merged_record_leads_to_the_other(client, make):
    record, other = make(state="withdrawn"), make()
    record.merged_into = other
    record.save()

    answer = client.get(json_url(record))

    assert (answer.status_code, answer["Location"]) == (301, json_url(other))


def test_json_of_a_record_merged_into_a_withdrawn_one_is_gone(client):
    record, other = make_agreement(state="withdrawn"), make_agreement()
    record.merged_into = other
    record.save()
    withdraw(record=other, by=make_user(is_superuser=True), reason="A test")

    assert client.get(json_url(record)).status_code == 410


@pytest.mark.parametrize(
    "url",
    [
        "/regions/nowhere.json",
        "/institutions/nobody.json",
        "/sources/nothing.json",
        "/specialties/99.99.json",
        "/agreements/A-9999.json",
    ],
)
def test_json_of_an_unknown_key_is_not_found(client, url):
    answer = client.get(url)

    assert (answer.status_code, answer.json()) == (404, {"error": "There is no such record."})


def test_region_named_only_by_a_draft_is_not_found(client):
    region = make_region()
    make_agreement(state="draft", parties=[region])

    assert client.get(json_url(region)).status_code == 404


@pytest.mark.parametrize("end", [".json", "/"])
@pytest.mark.parametrize("part", ["agreements", "specialties", "regions", "sources"])
def test_zero_byte_in_an_address_is_not_found(client, part, end):
    assert client.get(f"/{part}/%00{end}").status_code == 404
