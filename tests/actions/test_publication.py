"""The way from a draft to the public and back: who may go it, and from where."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.actions.publication import (
    publication_problems,
    publish,
    publish_together,
    send_back,
    submit,
    withdraw,
)
from agreements.choices import State
from agreements.models import Agreement
from tests.factories import make_agreement, make_link, make_user

pytestmark = pytest.mark.django_db

NOT_SUBMITTED = "It has not been submitted for review: submit it, and a colleague publishes it."
YOUR_OWN = "You submitted it yourself: a colleague has to publish it."


def reasons_kept(record):
    """What the history keeps with the changes of a record, the oldest first."""
    events = record.pgh_event_model.objects.filter(pgh_obj_id=record.pk).order_by("pgh_id")
    return [event.pgh_context.metadata for event in events if event.pgh_context]


def test_draft_is_not_published_by_whoever_wrote_it():
    record = make_agreement(state="draft", title="Framework")

    with pytest.raises(ValidationError) as refused:
        publish(record=record, by=make_user())

    assert refused.value.messages == [f"Framework: {NOT_SUBMITTED}"]
    assert Agreement.objects.get(pk=record.pk).state == State.DRAFT


def test_returned_record_is_submitted_again_before_it_is_published():
    editor, reviewer = make_user(), make_user()
    record = make_agreement(state="submitted", by=editor, title="Framework")
    record = send_back(record=record, by=reviewer, reason="The date is missing")

    before = publication_problems([record], by=reviewer)
    record = submit(record=record, by=editor)
    record = publish(record=record, by=reviewer)

    assert before == [f"Framework: {NOT_SUBMITTED}"]
    assert (record.state, record.code) == (State.PUBLISHED, "A-0001")


def test_record_is_published_by_a_colleague_of_who_submitted_it():
    one, other = make_user(), make_user()
    record = make_agreement(state="submitted", by=one, title="Framework")

    assert publication_problems([record], by=one) == [f"Framework: {YOUR_OWN}"]
    assert publication_problems([record], by=other) == []


def test_withdrawn_record_is_published_again_by_a_colleague_of_who_submitted_it():
    editor, reviewer = make_user(), make_user()
    record = publish(record=make_agreement(state="submitted", by=editor), by=reviewer)
    record = withdraw(record=record, by=reviewer, reason="It was a wish")

    assert publication_problems([record], by=editor) == [f"{record.display_title}: {YOUR_OWN}"]
    assert publish(record=record, by=reviewer).code == record.code


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_superuser_publishes_alone(state):
    by = make_user(is_superuser=True)
    record = make_agreement(state=state, by=by)

    assert publish(record=record, by=by).state == State.PUBLISHED


def test_first_data_needs_no_review():
    record = make_agreement(state="draft")

    published = publish(record=record, by=make_user(), code="A-0007")

    assert (published.state, published.code) == (State.PUBLISHED, "A-0007")


def test_records_that_name_each_other_lack_a_review_each():
    one, two = (make_agreement(state="draft", title=title) for title in ("One", "Two"))
    make_link(from_agreement=one, to_agreement=two)

    with pytest.raises(ValidationError) as refused:
        publish_together(records=[one, two], by=make_user())

    assert refused.value.messages == [f"One: {NOT_SUBMITTED}", f"Two: {NOT_SUBMITTED}"]


def test_history_keeps_the_step_and_the_reason_as_given():
    editor, reviewer = make_user(), make_user()
    record = make_agreement(state="draft")

    with translation.override("vi"):
        record = submit(record=record, by=editor)
        record = send_back(record=record, by=reviewer, reason="  Thiếu ngày ký ")
        record = publish(record=submit(record=record, by=editor), by=reviewer)
        withdraw(record=record, by=reviewer, reason="Chưa ký")

    assert reasons_kept(record) == [
        {"step": "submit"},
        {"step": "send_back", "reason": "Thiếu ngày ký"},
        {"step": "submit"},
        {"step": "publish"},
        {"step": "withdraw", "reason": "Chưa ký"},
    ]
