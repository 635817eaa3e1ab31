"""Signing in: the password, then the code of a second factor."""

import pytest

from cooperation.accounts import second_factor
from tests.sessions import in_threads
from tests.staff import make_person
from tests.two_factor import CODE, audited, code_of, make_app, signed_in, type_password

pytestmark = pytest.mark.django_db


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
