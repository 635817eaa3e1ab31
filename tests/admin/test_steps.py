"""The steps from draft to public and back, as the staff takes them."""

import pytest

from agreements.choices import State
from agreements.models import Agreement
from tests import factories as make
from tests.staff import EACH_RECORD, make_person, page, shown_in, step

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


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


def test_superuser_is_warned_that_nobody_reviewed_what_she_publishes(client):
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


def test_step_on_a_record_that_changed_meanwhile_is_an_error(client):
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
