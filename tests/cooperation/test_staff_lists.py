"""Lists of the staff area with addresses and selections that nobody means."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User

from agreements.models import Agreement, Region, Source
from tests import factories as make
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
KEYS = ["x", "1,2", "9" * 20, "9" * 5000, "a\0b", "", "1.5", "²", "None"]
NO_FILTER = "The filters in the address cannot be read, so all rows are shown."
UNREADABLE = "The selection cannot be read, so nothing was changed."


@pytest.fixture
def clerk(client):
    client.force_login(make_person("superuser"))
    return client


def messages_after(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_selection_that_holds_no_keys_is_an_error(clerk, model):
    form = clerk.get(page(model, "changelist")).context["action_form"]
    names = [name for name, _label in form.fields["action"].choices if name] if form else []

    said = {
        message
        for name in names
        for sent in ({"index": "0"}, {"post": "yes"})
        for message in messages_after(
            clerk.post(
                page(model, "changelist"),
                {"action": name, "_selected_action": ["1", "x"], **sent},
                follow=True,
            )
        )
    }

    assert said == ({UNREADABLE} if names else set())


@pytest.mark.parametrize("key", KEYS, ids=lambda key: repr(key[:25]))
def test_selection_of_any_text_is_an_error(clerk, key):
    record = make.make_agreement(state="draft")
    sent = {"action": "submit_selected", "_selected_action": [str(record.pk), key], "take": "1"}

    response = clerk.post(page(Agreement, "changelist"), sent, follow=True)

    record.refresh_from_db()
    assert (response.status_code, messages_after(response)) == (200, [UNREADABLE])
    assert record.state == "draft"


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (Region, {"name__regex": "("}),
        (Region, {"name__range": "x"}),
        (Region, {"id__exact": "9" * 5000}),
        (Agreement, {"partners__contained_by": "x"}),
        (Agreement, {"submitted_at__year": "9" * 20}),
        (Agreement, {"signed_from__date": "2020-99-99"}),
        (Source, {"id__in": "x"}),
        (User, {"username": "a\0b"}),
        (User, {"events__pgh_id": "1"}),
        (User, {"last_login__range": "1,2"}),
    ],
    ids=lambda value: str(value)[:60],
)
def test_filter_that_cannot_be_read_leads_to_the_whole_list(clerk, model, query):
    make.make_agreement()

    response = clerk.get(page(model, "changelist"), query, follow=True)

    assert (response.status_code, messages_after(response)) == (200, [NO_FILTER])
