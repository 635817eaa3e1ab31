"""The pages on which members of staff set up, replace and switch off their own second factor."""

import re
from base64 import b32decode

import pytest
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.accounts import pending
from tests.factories import PASSWORD
from tests.staff import make_person
from tests.two_factor import CODE, SET_UP, audited, code_of, signed_in, type_password

pytestmark = pytest.mark.django_db


def set_up(browser, address=SET_UP):
    """Set an app up in the way in which its owner would; returns the answer."""
    secret = browser.get(address).context["secret"].replace(" ", "")
    app = TOTPDevice(key=b32decode(secret).hex())
    return browser.post(address, {"code": code_of(app)})


# Setting it up


def test_setting_it_up_after_the_password_leads_on_to_what_was_wanted(settings, client):
    settings.TWO_FACTOR = "reviewers"
    user = make_person("reviewer")
    wanted = "/staff/agreements/agreement/"
    _browser, response = type_password(user, wanted, client)
    asked = client.get(response.url)
    assert asked.url == f"{SET_UP}?next=/staff/agreements/agreement/"

    response = set_up(client, asked.url)

    assert response.context["next_url"] == wanted
    assert len(response.context["codes"]) == 10
    assert client.get(wanted).status_code == 200
    assert audited()[-2:] == [
        ("second_factor_set_up", user.username, user.username),
        ("recovery_codes_made", user.username, user.username),
    ]


def test_page_shows_the_secret_as_a_chart_and_in_letters(client):
    user = make_person("editor")
    client.force_login(user)

    first, again = client.get(SET_UP), client.get(SET_UP)

    secret = first.context["secret"].replace(" ", "")
    assert re.fullmatch("[A-Z2-7]{32}", secret)
    assert first.context["address"] == (
        f"otpauth://totp/Health%20Cooperation%20Register%3A{user.username}"
        f"?secret={secret}&algorithm=SHA1&digits=6&period=30"
        "&issuer=Health%20Cooperation%20Register"
    )
    assert "<svg" in first.context["qr_code"]
    assert "style" not in first.context["qr_code"]
    assert again.context["secret"] == first.context["secret"]
    assert not TOTPDevice.objects.exists()


def test_wrong_first_code_sets_nothing_up(client):
    user = make_person("editor")
    type_password(user, browser=client)
    client.get(SET_UP)

    response = client.post(SET_UP, {"code": "000000"})

    assert list(response.context["form"].errors) == ["code"]
    assert not TOTPDevice.objects.exists()


def test_first_code_does_not_sign_in_as_well(client):
    user = make_person("editor")
    type_password(user, browser=client)
    set_up(client)
    app = TOTPDevice.objects.get()

    other, _response = type_password(user)

    assert other.post(CODE, {"code": code_of(app)}).status_code == 200
    assert other.post(CODE, {"code": code_of(app, 1)}).status_code == 302


def test_other_sessions_are_asked_for_the_code_from_then_on(client):
    user = make_person("editor")
    other, _response = type_password(user)
    type_password(user, browser=client)
    set_up(client)
    app = TOTPDevice.objects.get()
    page = "/staff/agreements/agreement/"

    response = other.get(page)

    assert response.url == f"{CODE}?next={page}"
    assert other.post(response.url, {"code": code_of(app, 1)}).url == page
    assert signed_in(client)


def test_another_app_replaces_the_first_one(client):
    user = make_person("editor")
    type_password(user, browser=client)
    set_up(client)
    first = TOTPDevice.objects.get()

    set_up(client)

    app = TOTPDevice.objects.get()
    assert app.key != first.key
    assert signed_in(client)
    other, _response = type_password(user)
    assert other.post(CODE, {"code": code_of(first, 1)}).status_code == 200
    assert other.post(CODE, {"code": code_of(app, 1)}).status_code == 302


@pytest.mark.parametrize("page", [SET_UP, "/staff/two-factor/recovery-codes/"])
def test_password_is_asked_again_some_time_after_the_sign_in(client, monkeypatch, page):
    user = make_person("editor")
    type_password(user, browser=client)
    set_up(client)
    before = TOTPDevice.objects.get().key, set(StaticToken.objects.values_list("token"))
    monkeypatch.setattr(pending, "CONFIRMED_FOR", 0)
    client.get(page)
    key = client.session.get("new_authenticator_key", "00")
    code = code_of(TOTPDevice(key=key))

    for password in ("", "a wrong one"):
        response = client.post(page, {"code": code, "password": password})
        assert list(response.context["form"].errors) == ["password"]

    assert before == (TOTPDevice.objects.get().key, set(StaticToken.objects.values_list("token")))
    response = client.post(page, {"code": code, "password": PASSWORD})
    assert len(response.context["codes"]) == 10


def test_guesses_of_the_password_in_a_session_are_limited(client, monkeypatch):
    client.force_login(make_person("editor"))

    answers = [client.post(SET_UP, {"password": "a wrong one"}).status_code for _ in range(6)]

    assert answers == [200, 200, 200, 200, 429, 429]


def test_switching_off_is_for_accounts_that_need_no_second_factor(settings, client):
    user = make_person("reviewer")
    type_password(user, browser=client)
    set_up(client)
    off = "/staff/two-factor/switch-off/"
    settings.TWO_FACTOR = "reviewers"

    assert client.post(off).url == "/staff/two-factor/"
    assert TOTPDevice.objects.exists()
    settings.TWO_FACTOR = "nobody"
    assert client.post(off).url == "/staff/two-factor/"

    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert type_password(user)[1].url == "/staff/"


# Resetting it


def test_whoever_must_set_it_up_can_sign_out(settings, client):
    settings.TWO_FACTOR = "reviewers"
    type_password(make_person("reviewer"), browser=client)

    client.post("/staff/logout/")

    assert client.get("/staff/").url == "/staff/login/?next=/staff/"
