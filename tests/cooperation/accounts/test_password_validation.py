"""Passwords that are names with something added, and what a new password changes."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    UserAttributeSimilarityValidator,
    get_default_password_validators,
)
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cooperation.accounts.password_validation import NameInPasswordValidator
from tests.staff import make_person

REVIEWER = User(
    username="reviewer",
    first_name="Lan Anh",
    last_name="Nguyễn",
    email="lan.anh.nguyen@health.example",
)
NAMES_WITH_SOMETHING_ADDED = [
    "nguyen2026!20",
    "r.eviewer123456",
    "2026-r3v13w3r-2026",
    "R-e-v-i-e-w-e-r-1-2",
    "Nguy3n_Lan_Anh#1",
    "1234nguye\u0302\u0303n1234",
    "lananh19900101abc",
    "reviewerreviewer",
    "health-register-1",
    "C00peration!2026",
    "卫生合作登记册20262026",
    "sổ đăng ký hợp tác y tế 2026",
    "localhost123456",
]


def is_refused(validator, password, user=REVIEWER):
    try:
        validator.validate(password, user)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("password", NAMES_WITH_SOMETHING_ADDED)
def test_password_that_is_a_name_with_something_added_is_refused(password):
    with pytest.raises(ValidationError) as refusal:
        NameInPasswordValidator().validate(password, REVIEWER)

    assert refusal.value.code == "password_is_name"


def test_stock_check_leaves_gaps():
    stock = UserAttributeSimilarityValidator()

    passed = [one for one in NAMES_WITH_SOMETHING_ADDED if not is_refused(stock, one)]

    assert passed[:3] == ["nguyen2026!20", "r.eviewer123456", "2026-r3v13w3r-2026"]


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "lan likes hot noodles",  # A name and much more.
        "kX9$2mQ7!vTz",
        "hopscotch-42-in-the-yard",
        "西宁的冬天很冷但是很美丽",
        "ngu2yrew3en9",  # The letters of no name in their order.
    ],
)
def test_password_with_enough_beside_a_name_passes(password):
    assert not is_refused(NameInPasswordValidator(), password)


def test_name_in_characters_is_found():
    user = User(username="wangwei", first_name="伟", last_name="王伟")

    assert is_refused(NameInPasswordValidator(), "王伟2026!2026!", user)
    assert not is_refused(NameInPasswordValidator(), "王伟2026!2026!")


def test_password_without_an_account_is_compared_with_the_name_of_the_register():
    assert is_refused(NameInPasswordValidator(), "register20262026", None)
    assert not is_refused(NameInPasswordValidator(), "reviewer20262026", None)


@pytest.mark.django_db
def test_form_of_the_staff_area_refuses_a_name(client):
    person = make_person("editor")
    person.username = "nguyen"
    person.save()
    client.force_login(person)
    sent = {"old_password": "correct horse battery"}
    new = "nguyen2026!2026!"

    response = client.post(
        reverse("admin:password_change"), sent | {"new_password1": new, "new_password2": new}
    )

    assert [error.code for error in response.context["form"].errors.as_data()["new_password2"]] == [
        "password_is_name"
    ]


def test_settings_keep_the_checks_of_django():
    assert [type(one).__name__ for one in get_default_password_validators()] == [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
        "NameInPasswordValidator",
    ]


@pytest.mark.django_db
def test_new_password_ends_all_other_sessions(settings):
    settings.ZEAL_ALLOWLIST = [{"model": "sessions.Session"}]  # Two keys follow the first one.
    person = make_person("editor")
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        browser.force_login(person)
    key = here.session.session_key
    sent = {"old_password": "correct horse battery"}
    new = "another horse, another battery"

    response = here.post(
        reverse("admin:password_change"), sent | {"new_password1": new, "new_password2": new}
    )

    assert response.url == reverse("admin:password_change_done")
    assert here.get(reverse("admin:index")).status_code == 200
    assert here.session.session_key != key
    assert elsewhere.get(reverse("admin:index")).url == "/staff/login/?next=/staff/"
