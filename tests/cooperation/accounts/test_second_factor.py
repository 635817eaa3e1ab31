"""Recovery codes, and which accounts need a second factor."""

import re

import pytest
from django.contrib.auth.models import User
from django_otp.plugins.otp_static.models import StaticToken

from cooperation.accounts import second_factor
from tests.staff import make_person
from tests.two_factor import CODE, make_app, permission, type_password

pytestmark = pytest.mark.django_db


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
