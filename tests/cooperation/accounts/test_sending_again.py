"""Forms that are sent after the end of a session: nothing is done, and nothing typed is lost."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agreements.models import Area, Specialty
from tests.sign_ins import MINUTE, wait
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db
SAME_ORIGIN = {"sec-fetch-site": "same-origin"}


AREA = {"name": 'Emergency "aid"', "name_zh": "急救", "name_vi": "", "slug": "emergency-aid"}


def open_form(client, address):
    """The token of a form, as the browser has it from then on."""
    return token_of(client.get(address))


def token_of(response):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())[1]


def hidden_fields(response):
    """What the page would send again: {name: value} without the token."""
    found = re.findall(
        r'<input type="hidden" name="([^"]*)" value="([^"]*)">', response.content.decode()
    )
    fields = {html.unescape(name): html.unescape(value) for name, value in found}
    return {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}


@pytest.fixture
def tab():
    """A browser that hands its tokens on, as all do."""
    return Client(enforce_csrf_checks=True, headers=SAME_ORIGIN)


def sign_in(tab, user):
    token = open_form(tab, "/staff/login/")
    sent = {"username": user.username, "password": "correct horse battery"}
    response = tab.post("/staff/login/", sent | {"csrfmiddlewaretoken": token})
    assert response.status_code == 302


def test_form_of_an_ended_session_is_sent_again_after_a_sign_in_elsewhere(tab):
    user = make_person("superuser")
    add = page(Area, "add")
    sign_in(tab, user)
    form = {**AREA, "csrfmiddlewaretoken": open_form(tab, add)}
    wait(tab, 31 * MINUTE)

    late = tab.post(add, form)
    assert late.status_code == 403
    assert "What you typed is kept on this page." in late.content.decode()
    assert hidden_fields(late) == AREA
    sign_in(tab, user)  # In another tab; it changes the token.
    again = tab.post(add, AREA | {"csrfmiddlewaretoken": token_of(late)})
    assert again.status_code == 403
    assert f"You are signed in as {user.username}" in again.content.decode()
    assert hidden_fields(again) == AREA
    assert not Area.objects.filter(slug=AREA["slug"]).exists()
    saved = tab.post(add, AREA | {"csrfmiddlewaretoken": token_of(again)})

    assert saved.status_code == 302
    assert Area.objects.get(slug=AREA["slug"]).name == AREA["name"]


def test_several_values_of_one_field_are_all_kept(tab):
    user = make_person("superuser")
    sign_in(tab, user)
    token = open_form(tab, "/staff/")
    wait(tab, 31 * MINUTE)
    sent = {"action": "x", "_selected_action": ["1", "2"], "csrfmiddlewaretoken": token}

    late = tab.post(page(Specialty, "changelist"), sent)

    assert late.context["fields"] == [
        ("action", "x"),
        ("_selected_action", "1"),
        ("_selected_action", "2"),
    ]


def test_field_that_is_called_code_is_no_secret(tab):
    sign_in(tab, make_person("superuser"))
    token = open_form(tab, page(Specialty, "add"))
    wait(tab, 31 * MINUTE)

    late = tab.post(page(Specialty, "add"), {"code": "03", "csrfmiddlewaretoken": token})

    assert late.context["fields"] == [("code", "03")]


def test_page_says_that_files_are_to_be_chosen_again(tab):
    sign_in(tab, make_person("superuser"))
    token = open_form(tab, page(Area, "add"))
    wait(tab, 31 * MINUTE)
    file = SimpleUploadedFile("scan.pdf", b"%PDF")

    late = tab.post(page(Area, "add"), AREA | {"file": file, "csrfmiddlewaretoken": token})

    assert "Files are not kept" in late.content.decode()


@pytest.mark.parametrize(
    "address", ["/staff/login/", "/staff/password_change/", "/staff/two-factor/set-up/"]
)
def test_secrets_are_not_sent_back(tab, address):
    user = make_person("superuser")
    sign_in(tab, user)
    token = open_form(tab, "/staff/password_change/")
    del tab.cookies["sessionid"]
    sign_in(tab, user)
    secret = {"password": "a secret", "old_password": "a secret", "code": "123456"}

    late = tab.post(address, secret | {"csrfmiddlewaretoken": token})

    assert late.status_code == 302
    assert late.url == address


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {},
    ],
)
def test_form_of_another_site_is_not_offered_again(headers):
    tab = Client(enforce_csrf_checks=True, headers=headers)
    tab.force_login(make_person("superuser"))

    response = tab.post(page(Area, "add"), AREA)

    shown = response.content.decode()
    assert response.status_code == 403
    assert "The form has expired" in shown
    assert "急救" not in shown


def test_browser_that_names_the_origin_only_is_believed():
    tab = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    tab.force_login(make_person("superuser"))

    response = tab.post(page(Area, "add"), AREA)

    assert hidden_fields(response) == AREA


def test_colleague_whose_account_was_closed_keeps_what_was_typed(tab):
    user = make_person("superuser")
    sign_in(tab, user)
    token = open_form(tab, reverse("admin:index"))
    user.is_active = False
    user.save()

    late = tab.post(page(Area, "add"), AREA | {"csrfmiddlewaretoken": token})

    assert late.status_code == 403
    assert hidden_fields(late) == AREA
    assert not Area.objects.filter(slug=AREA["slug"]).exists()
