"""Administrators reset the second factor of others, and see no secret."""

import pytest
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.staff import make_person
from tests.two_factor import (
    CODE,
    SET_UP,
    audited,
    code_of,
    make_app,
    permission,
    signed_in,
    type_password,
)

pytestmark = pytest.mark.django_db


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


def test_secrets_of_others_have_no_page(client):
    app = make_app(make_person("editor"))
    client.force_login(make_person("superuser"))

    shown = client.get(reverse("admin:auth_user_change", args=[app.user_id]))

    assert app.key not in shown.content.decode()
    for page in ("otp_totp/totpdevice", "otp_static/staticdevice"):
        assert client.get(f"/staff/{page}/").status_code == 404
