"""Forms of records: who may change them, two editors at one time, and selections."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.messages import get_messages

from agreements.models import Agreement, AgreementParty
from tests import factories as make
from tests.staff import EACH_RECORD, errors_of, make_person, page, prefix_of, shown_in, step

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


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
def test_second_of_two_editors_gets_an_error_and_loses_nothing(client, model, maker):
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
    (message,) = errors_of(response)
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

    (message,) = errors_of(response)
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

    assert errors_of(without) == ["This field is required."]
    assert saved.status_code == 302
    history = client.get(page(Agreement, "history", record.pk)).context["page"].object_list
    assert history[0].reason == "A typing error"


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


@EACH_RECORD
def test_every_field_that_can_be_changed_stands_in_the_form(model, maker):
    entered = site.get_model_admin(model)
    whole = entered.fieldsets
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    editable = {one.name for one in fields if one.editable and not one.auto_created}

    assert entered.further_fieldsets() == []
    assert editable <= set(flatten_fieldsets(whole))


def test_field_that_no_group_names_stands_in_the_last_one_with_its_languages(rf):
    entered = type(site.get_model_admin(Agreement))(Agreement, site)
    entered.fieldsets = ((None, {"fields": ("title", "summary")}),)
    request = rf.get("/")
    request.user = make.make_user(is_superuser=True)

    *_groups, (title, options) = entered.get_fieldsets(request)

    assert str(title) == "Further details"
    rows = options["fields"]
    assert ("principles", "principles_zh", "principles_vi") in rows
    assert ("title_zh", "title_vi") in rows
    assert ("areas",) in rows
    assert {"code", "state", "region_ids", "summary"} & set(
        flatten_fieldsets([(title, options)])
    ) == set()
