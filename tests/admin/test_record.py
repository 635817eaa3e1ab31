"""Locking, reasons, and the steps from draft to public and back."""

import pytest
from django.contrib.messages import get_messages

from agreements.choices import State
from agreements.models import (
    Agreement,
    AgreementParty,
    Commitment,
    CommitmentDelivery,
    Delegation,
    Exchange,
    Programme,
)
from tests import factories as make
from tests.staff import make_person, page, prefix_of, shown_in, told, with_row

pytestmark = pytest.mark.django_db

RECORDS = [
    (Agreement, make.make_agreement),
    (Delegation, make.make_delegation),
    (Exchange, make.make_exchange),
    (Programme, make.make_programme),
]
EACH_RECORD = pytest.mark.parametrize(
    ("model", "maker"), RECORDS, ids=[model.__name__ for model, _maker in RECORDS]
)


def step(record, name):
    return page(type(record), "step", record.pk, name)


@EACH_RECORD
def test_saving_raises_the_version_by_one(client, model, maker):
    client.force_login(make_person("editor"))
    record = maker(state="draft")
    url = page(model, "change", record.pk)
    sent = shown_in(client.get(url))

    response = client.post(url, sent | {"title": "Another title"})

    changed = model.objects.get(pk=record.pk)
    assert response.status_code == 302
    assert (changed.title, changed.version) == ("Another title", record.version + 1)


def test_saving_only_a_row_raises_the_version_by_one(client):
    client.force_login(make_person("editor"))
    record = make.make_agreement(state="draft")
    url = page(Agreement, "change", record.pk)
    response = client.get(url)
    sent = shown_in(response)
    prefix = prefix_of(response, AgreementParty)

    client.post(url, sent | {f"{prefix}-0-signer_name": "Zhang"})

    assert Agreement.objects.get(pk=record.pk).version == record.version + 1
    assert sorted(record.parties.values_list("signer_name", flat=True)) == ["", "Zhang"]


@EACH_RECORD
def test_second_of_two_editors_is_told_and_loses_nothing(client, model, maker):
    record = maker(state="draft")
    url = page(model, "change", record.pk)
    first, second = make_person("editor"), make_person("editor")
    client.force_login(second)
    seconds = shown_in(client.get(url))
    client.force_login(first)
    client.post(url, shown_in(client.get(url)) | {"title": "By the first"})
    client.force_login(second)

    response = client.post(url, seconds | {"title": "By the second"})

    assert response.status_code == 200
    (message,) = told(response)
    assert message.startswith(f"{first.username} changed this record on ")
    assert response.context["adminform"].form["title"].value() == "By the second"
    assert model.objects.get(pk=record.pk).title == "By the first"


def test_second_editor_still_sees_a_row_that_the_first_one_deleted(client):
    record = make.make_agreement(state="draft")
    url = page(Agreement, "change", record.pk)
    client.force_login(make_person("editor"))
    response = client.get(url)
    prefix = prefix_of(response, AgreementParty)
    seconds = shown_in(response) | {f"{prefix}-1-signer_name": "Typed by the second"}
    client.post(url, shown_in(response) | {f"{prefix}-1-DELETE": "on"})

    response = client.post(url, seconds)

    assert response.status_code == 200
    assert b"Typed by the second" in response.content
    assert record.parties.count() == 1


def test_editor_whose_draft_was_published_meanwhile_keeps_her_input(client):
    record = make.make_agreement(state="draft")
    url = page(Agreement, "change", record.pk)
    editor, colleague = make_person("editor"), make_person("superuser")
    client.force_login(editor)
    sent = shown_in(client.get(url))
    client.force_login(colleague)
    client.post(step(record, "publish"), {"opened_version": record.version})
    client.force_login(editor)

    response = client.post(url, sent | {"title": "Too late"})

    (message,) = told(response)
    assert message.startswith(f"{colleague.username} changed this record on ")
    assert response.context["adminform"].form["title"].value() == "Too late"
    assert Agreement.objects.get(pk=record.pk).title == record.title


def test_form_without_its_version_is_refused(client):
    record = make.make_agreement(state="draft")
    url = page(Agreement, "change", record.pk)
    client.force_login(make_person("superuser"))
    sent = shown_in(client.get(url))
    del sent["opened_version"]

    response = client.post(url, sent | {"title": "Another"})

    assert response.status_code == 200
    assert Agreement.objects.get(pk=record.pk).title == record.title


@pytest.mark.parametrize(
    ("state", "status"),
    [("draft", 302), ("submitted", 403), ("published", 403), ("withdrawn", 403)],
)
@EACH_RECORD
def test_editor_changes_drafts_only(client, model, maker, state, status):
    record = maker(state=state)
    url = page(model, "change", record.pk)
    client.force_login(make_person("reviewer"))
    sent = shown_in(client.get(url)) | {"title": "Another", "reason": "A typing error"}
    client.force_login(make_person("editor"))

    response = client.post(url, sent)

    assert response.status_code == status
    assert client.get(url).context["has_change_permission"] == (state == "draft")


def test_editor_changes_a_returned_record(client):
    record = make.make_agreement(state="submitted")
    client.force_login(make_person("reviewer"))
    client.post(step(record, "send_back"), {"reason": "The date is missing"})
    client.force_login(make_person("editor"))
    url = page(Agreement, "change", record.pk)

    response = client.get(url)

    assert b"The date is missing" in response.content
    assert client.post(url, shown_in(response) | {"signed": "2009"}).status_code == 302


def test_change_of_a_published_record_needs_a_reason(client):
    record = make.make_agreement()
    url = page(Agreement, "change", record.pk)
    client.force_login(make_person("reviewer"))
    sent = shown_in(client.get(url)) | {"title": "Another"}

    without = client.post(url, sent)
    saved = client.post(url, sent | {"reason": "A typing error"})

    assert told(without) == ["This field is required."]
    assert saved.status_code == 302
    history = client.get(page(Agreement, "history", record.pk)).context["page"].object_list
    assert history[0].reason == "A typing error"


@EACH_RECORD
def test_steps_lead_from_draft_to_withdrawn(client, model, maker):
    record = maker(state="draft")
    editor, reviewer = make_person("editor"), make_person("reviewer")
    states = []

    for user, name, reason in (
        (editor, "submit", {}),
        (reviewer, "send_back", {"reason": "Name the source"}),
        (editor, "submit", {}),
        (reviewer, "publish", {}),
        (reviewer, "withdraw", {"reason": "It was a wish"}),
    ):
        client.force_login(user)
        shown = client.get(step(record, name))
        client.post(
            step(record, name), {"opened_version": shown.context["opened_version"]} | reason
        )
        states.append(model.objects.get(pk=record.pk).state)

    assert states == [
        State.SUBMITTED,
        State.RETURNED,
        State.SUBMITTED,
        State.PUBLISHED,
        State.WITHDRAWN,
    ]


@pytest.mark.parametrize("name", ["send_back", "publish", "withdraw"])
def test_editor_cannot_take_a_step_of_review(client, name):
    record = make.make_agreement(state="submitted")
    client.force_login(make_person("editor"))

    answers = [client.get(step(record, name)), client.post(step(record, name), {"reason": "x"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Agreement.objects.get(pk=record.pk).state == State.SUBMITTED


def test_editor_is_offered_submission_only(client):
    record = make.make_agreement(state="draft")
    client.force_login(make_person("editor"))

    response = client.get(page(Agreement, "change", record.pk))

    assert [taken.name for taken, _url in response.context["step_links"]] == ["submit"]
    actions = client.get(page(Agreement, "changelist")).context["action_form"].fields["action"]
    assert [value for value, _label in actions.choices] == ["", "submit_selected"]


def test_publishing_says_item_by_item_what_is_missing(client):
    draft = make.make_agreement(state="draft", title="Framework")
    record = make.make_agreement(state="draft", title="Supplement", parties=[])
    record.evidence.all().delete()
    make.make_link(from_agreement=record, to_agreement=draft)
    client.force_login(make_person("reviewer"))

    shown = client.get(step(record, "publish"))
    taken = client.post(step(record, "publish"))

    assert shown.context["problems"] == [
        "Supplement: It has no evidence: name at least one source and paragraph.",
        "Supplement: It has no party: name at least one institution or place.",
        "Supplement: It names “Framework”, which is not published.",
        "Supplement: It has not been submitted for review: submit it, and a colleague publishes "
        "it.",
    ]
    assert taken.context["problems"] == shown.context["problems"]
    assert Agreement.objects.get(pk=record.pk).state == State.DRAFT


def steps_offered(client, record):
    """The steps that the form of a record leads to, and what it says of a missing review."""
    context = client.get(page(type(record), "change", record.pk)).context
    return [taken.name for taken, _url in context["step_links"]], context["missing_review"]


def test_form_names_who_submitted_as_colleagues_know_her(client):
    editor = make_person("editor")
    editor.first_name, editor.last_name = "Li", "Na"
    editor.save()
    record = make.make_agreement(state="submitted", by=editor)
    client.force_login(make_person("reviewer"))

    shown = client.get(page(Agreement, "change", record.pk)).content.decode()

    assert "submitted by Li Na, " in shown


def test_nobody_publishes_what_she_submitted(client):
    reviewer = make_person("reviewer")
    record = make.make_agreement(state="submitted", by=reviewer, title="Mine")
    client.force_login(reviewer)

    response = client.post(step(record, "publish"))

    why = "You submitted it yourself: a colleague has to publish it."
    assert response.context["problems"] == [f"Mine: {why}"]
    assert steps_offered(client, record) == (["send_back"], [why])


@pytest.mark.parametrize(
    ("person", "steps"), [("reviewer", ["submit"]), ("superuser", ["submit", "publish"])]
)
@pytest.mark.parametrize("state", ["draft", "returned"])
def test_only_a_superuser_is_offered_to_publish_what_is_not_submitted(client, person, steps, state):
    record = make.make_agreement(state="draft")
    Agreement.objects.filter(pk=record.pk).update(state=state, review_note="Why")
    client.force_login(make_person(person))

    assert steps_offered(client, record) == (steps, [])


def test_superuser_is_told_that_nobody_reviewed_what_she_publishes(client):
    draft, submitted = make.make_agreement(state="draft"), make.make_agreement(state="submitted")
    client.force_login(make_person("superuser"))

    alone = client.get(step(draft, "publish")).context
    reviewed = client.get(step(submitted, "publish")).context

    assert (alone["is_alone"], alone["problems"]) == (True, [])
    assert (reviewed["is_alone"], reviewed["problems"]) == (False, [])


@pytest.mark.parametrize(("name", "state"), [("send_back", "submitted"), ("withdraw", "published")])
def test_step_asks_for_the_reason(client, name, state):
    record = make.make_agreement(state=state)
    client.force_login(make_person("reviewer"))

    response = client.post(step(record, name), {"reason": "  "})

    assert response.context["form"].errors == {"reason": ["This field is required."]}
    assert Agreement.objects.get(pk=record.pk).state == state


def test_step_on_a_record_that_changed_meanwhile_is_told(client):
    record = make.make_agreement(state="submitted")
    client.force_login(make_person("reviewer"))
    opened = client.get(step(record, "publish")).context["opened_version"]
    other = make_person("superuser")
    client.force_login(other)
    url = page(Agreement, "change", record.pk)
    client.post(url, shown_in(client.get(url)) | {"title": "Another"})
    client.force_login(make_person("reviewer"))

    response = client.post(step(record, "publish"), {"opened_version": opened})

    (problem,) = response.context["problems"]
    assert problem.startswith(f"{other.username} changed this record on ")
    assert Agreement.objects.get(pk=record.pk).state == State.SUBMITTED


def test_unknown_step_is_not_found(client):
    record = make.make_agreement()
    client.force_login(make_person("superuser"))

    assert client.get(step(record, "praise")).status_code == 404


def test_saving_can_go_on_to_the_next_step(client):
    client.force_login(make_person("editor"))
    record = make.make_agreement(state="draft")
    url = page(Agreement, "change", record.pk)
    sent = shown_in(client.get(url))

    response = client.post(url, sent | {"title": "Saved", "_step_submit": "1"})

    assert response.url == step(record, "submit")
    assert Agreement.objects.get(pk=record.pk).title == "Saved"


def test_selection_is_published_together_or_not_at_all(client, settings):
    # What each record of a selection names is asked record by record: there are fifty at most.
    settings.ZEAL_ALLOWLIST = [{"model": "agreements.Agreement"}]
    ready = make.make_agreement(state="submitted", title="Ready")
    bare = make.make_agreement(state="submitted", title="Bare", parties=[])
    client.force_login(make_person("reviewer"))
    sent = {"action": "publish_selected", "_selected_action": [ready.pk, bare.pk]}
    url = page(Agreement, "changelist")

    shown = client.post(url, sent)
    refused = client.post(url, sent | {"take": "1"})
    taken = client.post(url, sent | {"_selected_action": [ready.pk], "take": "1"})

    problem = "Bare: It has no party: name at least one institution or place."
    assert (shown.context["problems"], refused.context["problems"]) == ([problem], [problem])
    assert [str(message) for message in get_messages(taken.wsgi_request)] == [
        "“Ready” was published."
    ]
    assert list(Agreement.objects.published()) == [ready]


def test_selection_with_a_state_that_does_not_fit_is_refused(client):
    record = make.make_agreement(title="Public", by=make_person("superuser"))
    client.force_login(make_person("reviewer"))
    sent = {"action": "submit_selected", "_selected_action": [record.pk], "take": "1"}

    response = client.post(page(Agreement, "changelist"), sent)

    assert response.context["problems"] == [
        "“Public” is Published: you cannot take this step with it."
    ]


def test_delivery_on_the_page_of_a_commitment_raises_the_version_of_its_agreement(client):
    record = make.make_agreement(state="draft")
    commitment = make.make_commitment(agreement=record)
    record.refresh_from_db()
    visit = make.make_delegation()
    client.force_login(make_person("editor"))
    url = page(Commitment, "change", commitment.pk)
    response = client.get(url)
    sent = with_row(
        shown_in(response),
        prefix_of(response, CommitmentDelivery),
        delegation=visit.pk,
        extent="fully",
    )

    saved = client.post(url, sent)
    again = client.post(url, sent)

    assert saved.status_code == 302
    assert [delivery.activity for delivery in commitment.deliveries.all()] == [visit]
    assert Agreement.objects.get(pk=record.pk).version == record.version + 1
    assert told(again)[0].startswith("user")


def test_commitment_of_a_published_agreement_is_read_only_for_editors(client):
    commitment = make.make_commitment(agreement=make.make_agreement())
    client.force_login(make_person("editor"))
    url = page(Commitment, "change", commitment.pk)

    assert client.get(url).context["has_change_permission"] is False
    assert client.post(url, {"text": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("state", "shown"), [("draft", False), ("published", True), ("withdrawn", False)]
)
def test_public_page_is_linked_only_when_published(client, state, shown):
    record = make.make_agreement(state=state)
    client.force_login(make_person("reviewer"))

    response = client.get(page(Agreement, "change", record.pk))

    link = (
        f'href="{record.get_absolute_url()}" class="viewsitelink"'
        if record.code
        else "viewsitelink"
    )
    assert (link in response.content.decode()) == shown
