"""Sign-ins between the password and the code."""

import pytest
from django.contrib.auth.models import User

from cooperation.accounts import pending
from tests.staff import make_person
from tests.two_factor import CODE, LOGIN, code_of, make_app, signed_in, type_password

pytestmark = pytest.mark.django_db


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
