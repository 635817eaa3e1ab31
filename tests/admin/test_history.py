"""The history page shows every change of a record and of its rows, however it was made."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.admin.text_diff import Value
from agreements.models import Agreement, AgreementParty, Evidence, Region, Source
from tests import factories as make
from tests.staff import make_person, page, prefix_of, shown_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def history_of(client, obj):
    return client.get(page(type(obj), "history", obj.pk)).context["page"].object_list


def lines_of(change):
    """The lines of a change: what was done with which row, and each value before and after."""
    return [
        (
            str(line.verb),
            line.what,
            [(value.label, value.before, value.after) for value in line.values],
        )
        for line in change.lines
    ]


def test_change_in_the_form_is_shown_with_who_and_from_and_to(client):
    editor = make_person("editor")
    client.force_login(editor)
    place = make.make_region(name="Hekou")
    record = make.make_agreement(state="draft", signed="2009", parties=[place])
    url = page(Agreement, "change", record.pk)
    response = client.get(url)
    row = f"{prefix_of(response, AgreementParty)}-0-role"

    client.post(
        url, shown_in(response) | {"signed": "2010?-01", "kind": "memorandum", row: "witness"}
    )

    change = history_of(client, record)[0]
    assert change.by == editor.username
    assert lines_of(change) == [
        (
            "Changed",
            "Agreement",
            [
                ("Kind", "Framework agreement", "Memorandum"),
                ("Signed", "2009", "January 2010 (year inferred)"),
            ],
        ),
        ("Changed", "Party: Hekou · Witness", [("Role", "Signatory", "Witness")]),
    ]


@pytest.mark.django_db(transaction=True)
def test_change_by_plain_sql_is_shown(client):
    source = make.make_source(title="A notice")
    record = make.make_agreement(state="draft", title="Before", source=source)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_agreement SET title = 'After' WHERE id = %s", [record.pk])
        cursor.execute("DELETE FROM agreements_evidence WHERE agreement_id = %s", [record.pk])
    client.force_login(make_person("superuser"))

    deleted, changed = history_of(client, record)[:2]

    assert (changed.by, deleted.by) == ("Outside the staff area", "Outside the staff area")
    assert lines_of(changed) == [("Changed", "Agreement", [("Title", "Before", "After")])]
    assert lines_of(deleted) == [
        (
            "Deleted",
            "Evidence: A notice, paragraph 1",
            [("Supports", "The record as a whole", "")],
        )
    ]


def test_rows_of_rows_and_areas_are_shown_by_name(client):
    area = make.make_area(name="Training")
    record = make.make_agreement(state="draft", areas=[area])
    commitment = make.make_commitment(agreement=record, text="Train doctors")
    commitment.deliveries.create(delegation=make.make_delegation(title="Visit"), extent="fully")
    client.force_login(make_person("superuser"))

    added = [line for change in history_of(client, record) for line in lines_of(change)]

    assert ("Added", "Areas of cooperation: Training", []) in added
    assert ("Added", "Commitment: Train doctors · Task", [("Modality", "", "Agreed")]) in added
    assert (
        "Added",
        "Delivery of a commitment: D-0001 Visit",
        [("Commitment", "", "Train doctors · Task"), ("Extent", "", "Fully delivered")],
    ) in added


def test_history_leaves_out_other_records(client):
    region = make.make_region(name="Hekou")
    make.make_agreement(parties=[region])
    client.force_login(make_person("superuser"))

    lines = [line for change in history_of(client, region) for line in change.lines]

    assert [(line.verb, line.what) for line in lines] == [("Added", "Place")]


def test_evidence_that_moves_from_a_field_to_a_row_is_one_change(client):
    record = make.make_agreement(state="draft", parties=[make.make_region(name="Hekou")])
    record.evidence.all().delete()
    evidence = make.make_evidence(agreement=record, field="signed", paragraph=None)
    Evidence.objects.filter(pk=evidence.pk).update(field="", agreement_party=record.parties.get())
    client.force_login(make_person("superuser"))

    (change,) = history_of(client, record)

    assert lines_of(change)[-1] == (
        "Changed",
        f"Evidence: {evidence.source}",
        [("Supports", "Signed", "Party: Hekou · Signatory")],
    )


def test_link_and_region_are_named_when_they_are_gone(client):
    record, other = make.make_agreement(state="draft"), make.make_agreement(title="Framework")
    place = make.make_region(name="Hekou", name_zh="河口")
    Agreement.objects.filter(pk=record.pk).update(place_of_signing=place)
    make.make_link(from_agreement=record, to_agreement=other).delete()
    Agreement.objects.filter(pk=record.pk).update(place_of_signing=None)
    place.delete()
    client.force_login(make_person("superuser"))

    lines = [line for change in history_of(client, record) for line in lines_of(change)]

    assert ("Deleted", f"Link to another agreement: {other} · Supplements", []) in lines
    assert ("Changed", "Agreement", [("Place of signing", "", "Hekou")]) in lines
    assert ("Changed", "Agreement", [("Place of signing", "Hekou", "(empty)")]) in lines


def test_numbers_days_and_yes_and_no_are_written_as_on_the_pages(client):
    source = make.make_source(title="A notice", retrieved_on=date(2024, 5, 1))
    place = make.make_region(name="Hekou", latitude="22.5", longitude="104")
    Source.objects.filter(pk=source.pk).update(is_machine_translated=True, language="zh-Hans")
    client.force_login(make_person("superuser"))

    ((_verb, _what, source_changed),) = [
        line for line in lines_of(history_of(client, source)[0]) if line[0] == "Changed"
    ]
    (added,) = lines_of(history_of(client, place)[0])

    assert source_changed == [
        ("Language", "English", "Chinese (Simplified)"),
        ("Machine-translated", "No", "Yes"),
    ]
    assert ("Latitude", "", "22.5") in added[2]
    assert ("Longitude", "", "104") in added[2]


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("", "New", [("ins", "New")]),
        ("Old", "", [("del", "Old")]),
        ("Old", "New", [("del", "Old"), ("ins", "New")]),
        (
            "one " * 40 + "each year " + "two " * 40,
            "one " * 40 + "every year " + "two " * 40,
            [
                ("", " … " + "one " * 6),
                ("del", "each"),
                ("ins", "every"),
                ("", " year" + " two" * 5 + " … "),
            ],
        ),
        (
            "双" * 80 + "每年互访" + "方" * 80,
            "双" * 80 + "隔年互访" + "方" * 80,
            [
                ("", " … " + "双" * 12),
                ("del", "每"),
                ("ins", "隔"),
                ("", "年互访" + "方" * 9 + " … "),
            ],
        ),
        (
            "a b " * 2_000 + "end",
            "c d " * 2_000 + "end",
            [("del", "a b " * 99 + "a b…"), ("ins", "c d " * 99 + "c d…")],
        ),
    ],
)
def test_of_a_long_text_only_what_changed_is_shown(before, after, parts):
    assert Value("summary", "Summary", before, after).parts == parts


def test_step_is_listed_in_the_language_of_the_reader_and_its_reason_as_typed(client):
    record = make.make_agreement(state="submitted")
    reviewer = make_person("reviewer")
    client.force_login(reviewer)
    with translation.override("vi"):
        client.post(page(Agreement, "step", record.pk, "send_back"), {"reason": "Thiếu ngày ký"})

    with translation.override("zh-hans"):
        change = history_of(client, record)[0]
        step = str(change.step)

    assert (change.by, step, change.reason, change.lines) == (
        reviewer.username,
        "退回修改",
        "Thiếu ngày ký",
        [],
    )


def test_change_of_who_has_left_is_not_taken_for_one_from_outside(client):
    editor = make_person("editor")
    client.force_login(editor)
    record = make.make_agreement(state="draft")
    url = page(Agreement, "change", record.pk)
    client.post(url, shown_in(client.get(url)) | {"title": "Another"})
    editor.delete()
    client.force_login(make_person("superuser"))

    assert history_of(client, record)[0].by == "A former member of the staff"


def test_history_costs_no_more_for_more_changes(client):
    region = make.make_region()
    client.force_login(make_person("superuser"))
    client.get(reverse("admin:index"))  # The first request of a session writes it.
    counts = []

    for name in ("First", "Second"):
        region.aliases.create(text=name, language="en", kind="short")
        Region.objects.filter(pk=region.pk).update(name=name)
        with CaptureQueriesContext(connection) as captured:
            history_of(client, region)
        counts.append(len(captured))

    assert counts[0] == counts[1]
