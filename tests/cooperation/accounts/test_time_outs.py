"""How long a sign-in lasts."""

import time

import pytest
from django.test import Client

from cooperation.accounts import time_outs
from tests.sign_ins import HOUR, MINUTE, wait
from tests.staff import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    """A browser in which a superuser has signed in."""
    client.force_login(make_person("superuser"))
    client.get("/staff/")
    return client


def test_sign_in_ends_after_half_an_hour_without_a_request(clerk):
    wait(clerk, 29 * MINUTE)
    assert clerk.get("/staff/").status_code == 200
    wait(clerk, 31 * MINUTE)

    response = clerk.get("/staff/agreements/area/")

    assert response.url == "/staff/login/?next=/staff/agreements/area/"
    shown = clerk.get(response.url)
    assert [str(message) for message in shown.context["messages"]] == [
        "You were signed out, as nothing was done for 30 minutes."
    ]
    assert "_auth_user_id" not in clerk.session


@pytest.mark.slow
def test_requests_keep_a_sign_in_for_twelve_hours_and_no_longer(clerk):
    answers = []

    for _ in range(36):
        wait(clerk, 20 * MINUTE)
        # A page of the public counts as well as the mark of somebody who types.
        clerk.get("/about/" if len(answers) % 2 else "/staff/keep-alive/")
        answers.append(clerk.get("/staff/").status_code)

    assert answers == [200] * 35 + [302]


def test_minutes_are_a_setting(clerk, settings):
    settings.SESSION_IDLE_AGE = 5 * MINUTE
    wait(clerk, 6 * MINUTE)

    assert clerk.get("/staff/").status_code == 302


def test_time_is_not_noted_with_each_request(clerk):
    seen = clerk.session[time_outs.SEEN_AT]

    clerk.get("/staff/")
    assert clerk.session[time_outs.SEEN_AT] == seen
    wait(clerk, 2 * MINUTE)
    clerk.get("/staff/")

    assert clerk.session[time_outs.SEEN_AT] >= seen


def test_new_sign_in_begins_anew(client):
    user = make_person("editor")
    sent = {"username": user.username, "password": "correct horse battery"}
    client.post("/staff/login/", sent)
    wait(client, 11 * HOUR)
    client.post("/staff/login/", sent)

    assert time.time() - client.session[time_outs.SIGNED_IN_AT] < HOUR


def test_visitor_gets_no_session(client):
    client.get("/about/")

    assert "sessionid" not in client.cookies


def test_keep_alive_is_for_the_staff(client, clerk):
    assert clerk.get("/staff/keep-alive/").status_code == 204
    assert Client().get("/staff/keep-alive/").status_code == 302
