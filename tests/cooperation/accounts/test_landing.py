"""Where somebody lands after signing in."""

import pytest
from django.test import Client
from django.urls import path, reverse
from django.utils import translation

from agreements.models import Agreement
from cooperation import urls
from tests import factories as make
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db


def broken(request):
    raise ZeroDivisionError


urlpatterns = [path("broken/", broken), *urls.urlpatterns]


def landing(wanted, person="editor", language="en"):
    """Where a person lands who wants an address and signs in."""
    user = make_person(person)
    with translation.override(language):
        address = reverse("admin:login")
    sent = {"username": user.username, "password": "correct horse battery", "next": wanted}
    response = Client().post(address, sent)
    assert response.status_code == 302
    return response.url


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "/accounts/profile/",
        "/staff/nothing/",
        "/vi/staff/nothing/",
        "/fr/staff/",
        "/agreements/A-9999/",
        "/staff/logout/",  # It takes no GET.
        "/static/register.css",
        "//evil.example/staff/",
        "https://evil.example/staff/",
        r"/\evil.example",
        "javascript:alert(1)",
        "http://testserver:99999/staff/",
        "/agreements/%00/",
    ],
)
def test_address_that_shows_no_page_leads_to_the_front_page(wanted):
    assert landing(wanted) == "/staff/"


def test_front_page_is_in_the_language_of_the_sign_in():
    assert landing("/vi/staff/nothing/", language="zh-hans") == "/zh-hans/staff/"


def test_page_that_the_account_may_not_see_leads_to_the_front_page():
    users = "/staff/auth/user/"

    assert landing(users) == "/staff/"
    assert landing(users, person="superuser") == users


@pytest.mark.parametrize(
    "wanted",
    [
        "/staff/agreements/agreement/?state__exact=draft",
        "/zh-hans/staff/agreements/agreement/add/",
        "/vi/staff/",
        "/",
        "/regions/?q=x#results",
        "/agreements",  # Leads on to /agreements/.
        "http://testserver/staff/",
    ],
)
def test_page_that_the_account_may_see_is_where_it_lands(wanted):
    assert landing(wanted) == wanted


def test_row_decides_whether_its_page_exists():
    agreement = make.make_agreement()
    change = page(Agreement, "change", agreement.pk)
    withdrawn = make.make_agreement(state="withdrawn")

    assert landing(change) == change
    assert landing(agreement.get_absolute_url()) == agreement.get_absolute_url()
    assert landing(withdrawn.get_absolute_url()) == "/staff/"


def test_looking_whether_a_page_opens_leaves_no_message_behind():
    browser = Client()
    user = make_person("editor")
    gone = page(Agreement, "change", 999_999)
    sent = {"username": user.username, "password": "correct horse battery", "next": gone}

    browser.post(reverse("admin:login"), sent)
    shown = browser.get(gone, follow=True)

    assert shown.redirect_chain == [("/staff/", 302)]
    assert len(shown.context["messages"]) == 1


def test_page_that_fails_keeps_nobody_from_signing_in(settings, caplog):
    settings.ROOT_URLCONF = __name__

    assert landing("/broken/") == "/staff/"
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "A page failed to which a sign-in would have led: /broken/"
    ]


def test_whoever_is_signed_in_goes_on_from_the_sign_in_page(client):
    client.force_login(make_person("editor"))
    login = reverse("admin:login")

    found = [
        client.get(f"{login}?next={wanted}").url
        for wanted in ("/staff/agreements/agreement/", "/staff/nothing/", "//evil.example/")
    ]

    assert found == ["/staff/agreements/agreement/", "/staff/", "/staff/"]


def test_sign_in_begins_a_new_session():
    browser = Client()
    user = make_person("editor")
    browser.get(reverse("admin:login"))
    session = browser.session
    session["planted"] = "by somebody else"
    session.save()
    browser.cookies["sessionid"] = planted = session.session_key

    browser.post(
        reverse("admin:login"), {"username": user.username, "password": "correct horse battery"}
    )

    assert browser.session["_auth_user_id"] == str(user.pk)
    assert browser.session.session_key != planted
    assert Client(headers={"cookie": f"sessionid={planted}"}).get("/staff/").status_code == 302
