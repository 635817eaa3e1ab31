"""Signing in with an authenticator app, as its owner would."""

from django.contrib.auth.models import Permission
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.audit.models import AuditEvent
from tests.factories import PASSWORD

LOGIN, CODE, SET_UP = "/staff/login/", "/staff/login/code/", "/staff/two-factor/set-up/"


def make_app(user, **fields):
    """An authenticator app of an account that has shown no code yet."""
    return TOTPDevice.objects.create(user=user, name="app", **fields)


def code_of(app, steps=0):
    """What an app shows now, or some steps of 30 seconds later."""
    return f"{totp(app.bin_key, drift=steps):06}"


def type_password(user, wanted="", browser=None):
    """Send the password of an account; returns the browser and the answer."""
    browser = browser or Client()
    sent = {"username": user.username, "password": PASSWORD, "next": wanted}
    return browser, browser.post(LOGIN, sent)


def signed_in(browser):
    """Whether a browser sees the staff area."""
    return browser.get("/staff/").status_code == 200


def audited():
    """The events of the audit log, the oldest first: what happened to whom, and by whom."""
    return list(AuditEvent.objects.order_by("pk").values_list("kind", "subject", "actor"))


def permission(codename):
    """A permission by its name, such as ``change_user``."""
    return Permission.objects.get(codename=codename)
