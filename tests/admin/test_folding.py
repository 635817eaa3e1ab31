"""What a form folds away: rows and fields that few records need, unless they hold a value."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_person, make_region
from tests.staff import EACH_RECORD

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FOLDED = re.compile(r'<details><summary>\s*<h[2-4] id="([\w-]+)-heading"')


def folded(client, record):
    url = reverse(f"admin:agreements_{record._meta.model_name}_change", args=[record.pk])
    return FOLDED.findall(client.get(url).content.decode())


@EACH_RECORD
def test_rows_that_few_records_need_are_folded_where_there_are_none(
    client, signed_in, model, maker
):
    assert "contributions" in folded(client, maker(state="draft"))


def test_rows_are_open_where_there_are_some(client, signed_in):
    record = make_agreement(state="draft")
    assert "people" in folded(client, record)

    make_person(agreement=record)

    assert "people" not in folded(client, record)


def test_fields_that_hold_a_value_are_open(client, signed_in):
    record = make_agreement(state="draft", parties=[make_region()])
    assert [name for name in folded(client, record) if name.startswith("parties-0-")] == [
        "parties-0-1",
        "parties-0-2",
    ]

    record.parties.update(signer_name="Liu")

    assert [name for name in folded(client, record) if name.startswith("parties-0-")] == [
        "parties-0-2"
    ]
