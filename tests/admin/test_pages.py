"""Every page of the staff area opens for everybody, and costs no more queries for more rows."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Agreement, AgreementParty
from tests import factories as make
from tests.staff import make_person, page
from tests.staff_rows import MAKERS, PEOPLE, make_full_agreement, make_placed_institution

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OURS = [model for model in MAKERS if model._meta.app_label == "agreements"]


def test_every_registered_model_has_a_maker():
    registered = {m for m in admin.site._registry if m._meta.app_label in ("agreements", "auth")}

    assert registered == set(MAKERS)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_page_opens_for_whoever_may_see_it(client, settings, model, person):
    # The page of a user fetches one user who looks on and another who is looked at.
    settings.ZEAL_ALLOWLIST = [{"model": "auth.User"}]
    obj = MAKERS[model]()
    user = make_person(person)
    client.force_login(user)
    site = admin.site.get_model_admin(model)
    request = type("Request", (), {"user": user, "method": "GET", "POST": {}})()
    may_see = site.has_view_permission(request, obj)
    expected = {
        page(model, "changelist"): may_see,
        page(model, "changelist") + "?q=Place+1": may_see,
        page(model, "changelist") + "?q=%E5%8C%BB%E9%99%A2": may_see,
        page(model, "add"): site.has_add_permission(request),
        page(model, "change", obj.pk): may_see,
        page(model, "history", obj.pk): may_see,
        page(model, "delete", obj.pk): site.has_delete_permission(request, obj),
    }

    answers = {url: client.get(url).status_code for url in expected}

    assert answers == {url: 200 if allowed else 403 for url, allowed in expected.items()}


@pytest.mark.parametrize("person", PEOPLE)
def test_index_opens(client, person):
    client.force_login(make_person(person))

    response = client.get(reverse("admin:index"))

    assert response.status_code == 200


def without(url, response):
    """A page without the address that was asked for, and without what is new in each answer."""
    text = response.content.decode().replace(f'action="{url}"', "")
    return re.sub(r'(nonce|value)="[^"]*"|[0-9a-f]{16}', "", text)


def test_stranger_is_asked_to_sign_in_whatever_is_asked_for(client):
    """Where rows exist and where they do not: the answer tells nothing of them."""
    row = make.make_agreement(state="draft").pk
    urls = [reverse("admin:index"), reverse("admin:autocomplete")]
    for model in admin.site._registry:
        urls += [page(model, name) for name in ("changelist", "add")]
        urls += [
            page(model, name, pk)
            for name in ("change", "history", "delete")
            for pk in (row, row + 1)
        ]
    urls += [page(Agreement, "step", pk, "publish") for pk in (row, row + 1)]

    answers = {url: client.get(url) for url in urls}
    sent = {url: client.post(url) for url in urls}

    wanted = {url: (302, f"/staff/login/?next={url}") for url in urls}
    assert {url: (one.status_code, one.url) for url, one in answers.items()} == wanted
    # A form that was typed in is kept for after the sign-in.
    assert {one.status_code for one in sent.values()} == {403}
    assert len({without(url, one) for url, one in sent.items()}) == 1


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_changelist_makes_as_many_queries_for_three_rows_as_for_one(client, model):
    client.force_login(make_person("superuser"))
    MAKERS[model]()
    client.get(page(model, "changelist"))
    one = queries(client, page(model, "changelist"))
    for _number in range(2):
        MAKERS[model]()

    three = queries(client, page(model, "changelist"))

    assert three == one


@pytest.mark.parametrize("person", ("superuser", "editor"))
def test_agreement_page_makes_as_many_queries_for_three_rows_as_for_one(client, person):
    client.force_login(make_person(person))
    agreement = make_full_agreement()
    if person == "editor":  # Sees it read-only.
        Agreement.objects.filter(pk=agreement.pk).update(state="submitted")
    url = page(Agreement, "change", agreement.pk)
    client.get(url)
    one = queries(client, url)
    for _number in range(2):
        party = AgreementParty.objects.create(
            agreement=agreement, institution=make_placed_institution()
        )
        make.make_evidence(agreement=agreement, agreement_party=party)
        make.make_evidence(agreement=agreement, field="signed")
        make.make_commitment(agreement=agreement, area=make.make_area())
        make.make_link(from_agreement=agreement, to_agreement=make.make_agreement())
        make.make_link(from_agreement=make.make_agreement(), to_agreement=agreement)

    three = queries(client, url)

    assert three == one
