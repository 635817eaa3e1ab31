"""Two-factor sign-in: setting it up, signing in with it, and getting in without the telephone."""

import re
from base64 import b32decode
from io import StringIO

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.accounts import pending, second_factor
from cooperation.audit.models import AuditEvent
from tests.factories import make_user
from tests.sessions import in_threads
from tests.staff import make_person

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
LOGIN, CODE, SET_UP = "/staff/login/", "/staff/login/code/", "/staff/two-factor/set-up/"


@pytest.fixture(autouse=True)
def new_keys_of_sessions(settings):
    """Each step of a sign-in gives its session a new key, for which the stock store reads twice."""
    settings.ZEAL_ALLOWLIST = [{"model": "sessions.Session"}]


def make_app(user, **fields):
    """An authenticator app of an account that has shown no code yet."""
    return TOTPDevice.objects.create(user=user, name="app", **fields)


def code_of(app, steps=0):
    """What an app shows now, or some steps of 30 seconds later."""
    return f"{totp(app.bin_key, drift=steps):06}"


def type_password(user, wanted="", browser=None):
    browser = browser or Client()
    sent = {"username": user.username, "password": PASSWORD, "next": wanted}
    return browser, browser.post(LOGIN, sent)


def signed_in(browser):
    return browser.get("/staff/").status_code == 200


def set_up(browser, address=SET_UP):
    """Set an app up in the way in which its owner would; returns the answer."""
    secret = browser.get(address).context["secret"].replace(" ", "")
    app = TOTPDevice(key=b32decode(secret).hex())
    return browser.post(address, {"code": code_of(app)})


def audited():
    """The events of the audit log, the oldest first: what happened to whom, and by whom."""
    return list(AuditEvent.objects.order_by("pk").values_list("kind", "subject", "actor"))


def permission(codename):
    return Permission.objects.get(codename=codename)


# Signing in


def test_password_alone_does_not_sign_in(client):
    user = make_person("editor")
    app = make_app(user)

    _browser, response = type_password(user, "/staff/agreements/agreement/", client)
    assert response.url == CODE
    assert not signed_in(client)
    response = client.post(CODE, {"code": code_of(app)})

    assert response.url == "/staff/agreements/agreement/"
    assert signed_in(client)


@pytest.mark.parametrize("typed", ["{} {}", " {}-{} ", "fullwidth"])
def test_code_may_be_typed_with_spaces_or_full_width(client, typed):
    user = make_person("editor")
    app = make_app(user)
    type_password(user, browser=client)
    code = code_of(app)
    if typed == "fullwidth":
        code = code.translate(str.maketrans("0123456789", "0123456789"))
    else:
        code = typed.format(code[:3], code[3:])

    assert client.post(CODE, {"code": code}).status_code == 302


def test_code_is_accepted_once():
    user = make_person("editor")
    app = make_app(user)
    code = code_of(app)
    first, _response = type_password(user)
    second, _response = type_password(user)

    assert first.post(CODE, {"code": code}).status_code == 302
    response = second.post(CODE, {"code": code})

    assert response.status_code == 200
    assert response.context["form"].errors == {
        "code": ["This code is not right, or it was used already."]
    }
    assert not signed_in(second)


@pytest.mark.django_db(transaction=True)
def test_code_is_accepted_once_at_one_moment():
    user = make_person("editor")
    code = code_of(make_app(user))
    [recovery, *_others] = second_factor.renew_recovery_codes(user=user)

    by_app = in_threads([lambda: second_factor.check_code(user, code)] * 8)
    by_recovery_code = in_threads([lambda: second_factor.check_code(user, recovery)] * 8)

    assert [len([found for found in all if found]) for all in (by_app, by_recovery_code)] == [1, 1]


@pytest.mark.parametrize("code", ["000000", "", "12345", "abcdef", "²²²²²²", "-12345", "1" * 60])
def test_wrong_code_does_not_sign_in(client, code):
    user = make_person("editor")
    app = make_app(user)
    assert code_of(app) != code
    type_password(user, browser=client)

    response = client.post(CODE, {"code": code})

    assert response.status_code == 200
    assert not signed_in(client)


def test_guesses_of_the_code_count_as_failed_attempts():
    user = make_person("editor")
    app = make_app(user)
    browser, _response = type_password(user)

    answers = [browser.post(CODE, {"code": "000000"}).status_code for _ in range(6)]

    assert answers == [200, 200, 200, 200, 429, 429]
    assert [kind for kind, *_who in audited()][-6:] == ["sign_in_failed"] * 5 + ["sign_in_refused"]
    assert browser.post(CODE, {"code": code_of(app)}).status_code == 429
    _browser, response = type_password(user)
    assert response.status_code == 429


def test_right_password_before_each_guess_does_not_let_more_of_them_through():
    user = make_person("editor")
    make_app(user)
    answers = []

    for _ in range(6):
        browser, response = type_password(user)
        if response.status_code == 302:
            response = browser.post(CODE, {"code": "000000"})
        answers.append(response.status_code)

    assert answers == [200, 200, 200, 200, 429, 429]


def test_code_step_belongs_to_a_sign_in_under_way(client):
    response = client.get(CODE)

    assert response.url == LOGIN


@pytest.mark.parametrize(
    "change",
    [
        lambda user, monkeypatch: User.objects.update(is_active=False),
        lambda user, monkeypatch: (user.set_password("another horse"), user.save()),
        lambda user, monkeypatch: monkeypatch.setattr(pending, "MAX_AGE", 0),
    ],
    ids=["account closed", "password changed", "too late"],
)
def test_sign_in_under_way_ends(client, monkeypatch, change):
    user = make_person("editor")
    app = make_app(user)
    type_password(user, browser=client)
    change(user, monkeypatch)

    response = client.post(CODE, {"code": code_of(app)})

    assert response.url == LOGIN
    assert not signed_in(client)


def test_session_gets_a_new_key_with_each_step(client):
    user = make_person("editor")
    app = make_app(user)
    keys = []
    session = client.session
    session["something"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    keys.append(client.session.session_key)

    type_password(user, browser=client)
    keys.append(client.session.session_key)
    client.post(CODE, {"code": code_of(app)})
    keys.append(client.session.session_key)

    assert len(set(keys)) == 3
    assert "pending_sign_in" not in client.session


# Recovery codes


def test_recovery_code_signs_in_once(client):
    user = make_person("editor")
    make_app(user)
    codes = second_factor.renew_recovery_codes(user=user)
    assert len(set(codes)) == 10
    assert all(re.fullmatch("[0-9]{12}", code) for code in codes)
    typed = f"{codes[3][:4]} {codes[3][4:8]} {codes[3][8:]}"

    type_password(user, browser=client)
    client.post(CODE, {"code": typed})

    shown = client.get("/staff/")
    assert shown.status_code == 200
    assert [str(m) for m in shown.context["messages"]] == [
        "You signed in with a recovery code. Recovery codes left: 9"
    ]
    again, _response = type_password(user)
    assert again.post(CODE, {"code": typed}).status_code == 200
    assert again.post(CODE, {"code": codes[4]}).status_code == 302


def test_recovery_codes_are_kept_as_hashes():
    user, other = make_person("editor"), make_person("editor")
    make_app(other)
    codes = second_factor.renew_recovery_codes(user=user)

    kept = set(StaticToken.objects.values_list("token", flat=True))

    assert len(kept) == 10
    assert not kept & set(codes)
    assert second_factor.check_code(other, codes[0]) is None


def test_new_recovery_codes_replace_the_earlier_ones(client):
    user = make_person("editor")
    make_app(user)
    earlier = second_factor.renew_recovery_codes(user=user)
    type_password(user, browser=client)
    client.post(CODE, {"code": earlier[0]})

    response = client.post("/staff/two-factor/recovery-codes/")

    shown = [code.replace(" ", "") for code in response.context["codes"]]
    assert second_factor.check_code(user, earlier[1]) is None
    assert second_factor.check_code(user, shown[0])
    assert "no-store" in response.headers["Cache-Control"]


# Setting it up


@pytest.mark.parametrize(
    ("who", "person", "is_asked"),
    [
        ("reviewers", "editor", False),
        ("reviewers", "reviewer", True),
        ("reviewers", "superuser", True),
        ("everyone", "editor", True),
        ("nobody", "superuser", False),
    ],
)
def test_account_that_needs_a_second_factor_does_nothing_else_first(
    settings, client, who, person, is_asked
):
    settings.TWO_FACTOR = who
    _browser, response = type_password(make_person(person), browser=client)
    pages = ["/staff/", "/staff/agreements/agreement/add/", "/staff/password_change/"]
    pages += ["/staff/jsi18n/", "/staff/autocomplete/", "/staff/two-factor/", "/zh-hans/staff/"]

    led = [client.get(page) for page in pages]

    assert response.url == "/staff/"
    assert [
        getattr(page, "url", "").startswith(("/staff/two-factor/set-up/", "/zh-hans/staff/two-"))
        for page in led
    ] == [is_asked] * len(pages)


def test_account_that_may_change_accounts_needs_a_second_factor(settings):
    settings.TWO_FACTOR = "reviewers"
    user = make_person("editor")
    assert not second_factor.is_required(user)

    user.user_permissions.add(permission("change_user"))

    assert second_factor.is_required(User.objects.get(pk=user.pk))


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


def test_page_shows_the_secret_as_a_picture_and_in_letters(client):
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


def reset_page(user):
    return reverse("admin:reset_second_factor", args=[user.pk])


def test_administrator_resets_it_for_a_colleague(settings, client):
    settings.TWO_FACTOR = "reviewers"
    reviewer, administrator = make_person("reviewer"), make_person("superuser")
    app = make_app(reviewer)
    theirs, _response = type_password(reviewer)
    theirs.post(CODE, {"code": code_of(app)})
    assert signed_in(theirs)
    key = make_app(administrator)
    type_password(administrator, browser=client)
    client.post(CODE, {"code": code_of(key)})
    shown = client.get(reverse("admin:auth_user_change", args=[reviewer.pk]))
    assert reset_page(reviewer) in shown.content.decode()

    assert client.get(reset_page(reviewer)).status_code == 200
    assert TOTPDevice.objects.filter(user=reviewer).exists()
    client.post(reset_page(reviewer))

    assert not TOTPDevice.objects.filter(user=reviewer).exists()
    assert theirs.get("/staff/").url.startswith(SET_UP)
    assert audited()[-1] == (
        "second_factor_removed",
        reviewer.username,
        administrator.username,
    )


def test_only_a_superuser_resets_it_for_a_superuser(client):
    clerk = make_person("editor")
    clerk.user_permissions.add(permission("change_user"), permission("view_user"))
    administrator, colleague = make_person("superuser"), make_person("editor")
    for user in (administrator, colleague):
        make_app(user)
    type_password(clerk, browser=client)

    answers = [client.post(reset_page(user)).status_code for user in (administrator, colleague)]

    assert answers == [403, 302]
    assert list(TOTPDevice.objects.values_list("user", flat=True)) == [administrator.pk]


def test_editor_resets_nothing(client):
    user = make_person("superuser")
    make_app(user)
    type_password(make_person("editor"), browser=client)

    assert client.post(reset_page(user)).status_code == 403
    assert TOTPDevice.objects.exists()


def test_command_resets_it_where_no_administrator_can(client):
    user = make_user(username="last-one", is_superuser=True)
    make_app(user)
    said = StringIO()

    call_command("reset_two_factor", "last-one", stdout=said)
    call_command("reset_two_factor", "last-one", stdout=said)

    assert said.getvalue().splitlines() == [
        "Two-factor sign-in of last-one was reset.",
        "last-one has no two-factor sign-in.",
    ]
    assert ("second_factor_removed", "last-one", "") in audited()
    assert type_password(user)[1].url == "/staff/"
    with pytest.raises(CommandError, match="There is no account 'nobody'"):
        call_command("reset_two_factor", "nobody")


def test_secrets_of_others_have_no_page(client):
    app = make_app(make_person("editor"))
    client.force_login(make_person("superuser"))

    shown = client.get(reverse("admin:auth_user_change", args=[app.user_id]))

    assert app.key not in shown.content.decode()
    for page in ("otp_totp/totpdevice", "otp_static/staticdevice"):
        assert client.get(f"/staff/{page}/").status_code == 404


def test_whoever_must_set_it_up_can_sign_out(settings, client):
    settings.TWO_FACTOR = "reviewers"
    type_password(make_person("reviewer"), browser=client)

    client.post("/staff/logout/")

    assert client.get("/staff/").url == "/staff/login/?next=/staff/"
