"""The history page shows every change of a record and of its rows, however it was made."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Agreement, AgreementParty, Region
from tests import factories as make
from tests.staff import make_person, page, prefix_of, shown_in

pytestmark = pytest.mark.django_db


def history_of(client, obj):
    return client.get(page(type(obj), "history", obj.pk)).context["page"].object_list


def test_change_in_the_form_is_shown_with_who_and_from_and_to(client):
    editor = make_person("editor")
    client.force_login(editor)
    record = make.make_agreement(state="draft", signed="2009", parties=[make.make_region()])
    url = page(Agreement, "change", record.pk)
    response = client.get(url)
    row = f"{prefix_of(response, AgreementParty)}-0-role"

    client.post(url, shown_in(response) | {"signed": "2010", "kind": "memorandum", row: "witness"})

    change = history_of(client, record)[0]
    assert change.by == editor.username
    lines = [line for line in change.lines if line.verb == "Changed"]
    assert {line.what.partition(":")[0]: line.values for line in lines} == {
        "Agreement": [
            ("Kind", "Framework agreement", "Memorandum"),
            ("Signed", "2009", "2010"),
        ],
        "Party": [("Role", "Signatory", "Witness")],
    }


@pytest.mark.django_db(transaction=True)
def test_change_by_plain_sql_is_shown(client):
    record = make.make_agreement(state="draft", title="Before")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_agreement SET title = 'After' WHERE id = %s", [record.pk])
        cursor.execute("DELETE FROM agreements_evidence WHERE agreement_id = %s", [record.pk])
    client.force_login(make_person("superuser"))

    deleted, changed = history_of(client, record)[:2]

    assert (changed.by, deleted.by) == ("outside the staff area", "outside the staff area")
    assert [(line.verb, line.what, line.values) for line in changed.lines] == [
        ("Changed", "Agreement", [("Title", "Before", "After")])
    ]
    assert [line.verb for line in deleted.lines] == ["Deleted"]


def test_rows_of_rows_and_areas_are_shown(client):
    area = make.make_area(name="Training")
    record = make.make_agreement(state="draft", areas=[area])
    commitment = make.make_commitment(agreement=record, text="Train doctors")
    commitment.deliveries.create(delegation=make.make_delegation(title="Visit"))
    client.force_login(make_person("superuser"))

    added = [line.what for change in history_of(client, record) for line in change.lines]

    assert "Area of cooperation: Training" in added
    assert "Commitment: Train doctors, Task" in added
    assert "Delivery of a commitment: D-0001 Visit" in added


def test_history_leaves_out_other_records(client):
    region = make.make_region(name="Hekou")
    make.make_agreement(parties=[region])
    client.force_login(make_person("superuser"))

    lines = [line for change in history_of(client, region) for line in change.lines]

    assert [(line.verb, line.what) for line in lines] == [("Added", "Place")]


def test_reason_of_a_step_is_shown(client):
    record = make.make_agreement(state="submitted")
    reviewer = make_person("reviewer")
    client.force_login(reviewer)
    client.post(page(Agreement, "step", record.pk, "send_back"), {"reason": "Name the source"})

    change = history_of(client, record)[0]

    assert (change.by, change.reason) == (reviewer.username, "Name the source")


def test_history_costs_no_more_for_more_changes(client):
    region = make.make_region()
    client.force_login(make_person("superuser"))
    counts = []

    for name in ("First", "Second"):
        region.aliases.create(text=name, language="en", kind="short")
        Region.objects.filter(pk=region.pk).update(name=name)
        with CaptureQueriesContext(connection) as captured:
            history_of(client, region)
        counts.append(len(captured))

    assert counts[0] == counts[1]
