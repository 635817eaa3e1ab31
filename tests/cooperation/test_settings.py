"""The settings as production and the local mode see them."""

import os
import runpy
import stat
import subprocess
import sys
import tempfile
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.paths import ROOT

SETTINGS = ROOT / "cooperation" / "settings.py"
KEY = "k3y-" + "0123456789" * 5
PRODUCTION = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "register.example.org, www.example.org",
    "DATABASE_URL": "postgres://register:secret@db.example.org/register",
    "MEDIA_ROOT": "/srv/media",
}
VARIABLES = [*PRODUCTION, "LOCAL_MODE", "DEBUG", "PROXY_COUNT", "HSTS_SECONDS", "STATIC_ROOT"]
VARIABLES += ["CACHE_ROOT", "SECURITY_CONTACT", "SESSION_IDLE_MINUTES", "TWO_FACTOR"]
VARIABLES += ["OPERATOR", "OPERATOR_ZH", "OPERATOR_VI", "CONTACT", "DATA_LICENCE"]
VARIABLES += [f"{one}_PER_MINUTE" for one in ("SEARCHES", "CHARTS", "JSON", "SUGGESTIONS")]
VARIABLES += [
    f"{role}_{limit}_SECONDS" for role in ("PUBLIC", "STAFF") for limit in ("STATEMENT", "LOCK")
]


@pytest.fixture
def read_settings(monkeypatch, tmp_path):
    """Reads settings.py anew with exactly these variables; None leaves one out."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def read(**variables):
        for name in [*VARIABLES, "LOCAL_DATA"]:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            if value is not None:
                monkeypatch.setenv(name, str(value))
        return SimpleNamespace(**runpy.run_path(SETTINGS))

    return read


def test_production_reads_the_environment(read_settings):
    settings = read_settings(**PRODUCTION)

    assert settings.SECRET_KEY == KEY
    assert settings.ALLOWED_HOSTS == ["register.example.org", "www.example.org"]
    assert settings.DATABASES["default"]["HOST"] == "db.example.org"
    assert settings.DEBUG is False
    assert settings.SECURE_SSL_REDIRECT is True
    assert settings.SESSION_COOKIE_SECURE is True
    assert settings.CSRF_COOKIE_SECURE is True
    assert settings.SECURE_HSTS_SECONDS == 31_536_000
    assert settings.TWO_FACTOR == "reviewers"
    assert (settings.SESSION_IDLE_AGE, settings.SESSION_COOKIE_AGE) == (1_800, 43_200)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be 50 random characters or more"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY must be 50 random characters or more"),
        (
            {"SECRET_KEY": "django-insecure-" + KEY},
            "SECRET_KEY must be 50 random characters or more",
        ),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set"),
        (
            {"ALLOWED_HOSTS": "*"},
            "ALLOWED_HOSTS must name the hosts of the register, without '*'",
        ),
        (
            {"ALLOWED_HOSTS": " , "},
            "ALLOWED_HOSTS must name the hosts of the register, without '*'",
        ),
        ({"DATABASE_URL": None}, "DATABASE_URL is not set"),
        ({"DATABASE_URL": "sqlite:///x"}, "DATABASE_URL must name a PostgreSQL: postgres://…"),
        ({"MEDIA_ROOT": None}, "MEDIA_ROOT is not set"),
        ({"DEBUG": "true"}, "DEBUG must not be true unless LOCAL_MODE is"),
        ({"DEBUG": "1"}, "DEBUG must be true or false, not '1'"),
        ({"DEBUG": ""}, "DEBUG must be true or false, not ''"),
        ({"LOCAL_MODE": "True"}, "LOCAL_MODE must be true or false, not 'True'"),
        ({"SESSION_IDLE_MINUTES": "0"}, "SESSION_IDLE_MINUTES must be a number from 1 to 720"),
        ({"SESSION_IDLE_MINUTES": "721"}, "SESSION_IDLE_MINUTES must be a number from 1 to 720"),
        (
            {"TWO_FACTOR": "off"},
            "TWO_FACTOR must be reviewers or everyone or nobody, not 'off'",
        ),
        ({"PROXY_COUNT": "-1"}, "PROXY_COUNT must be a number, 0 or more, not '-1'"),
        (
            {"SECURITY_CONTACT": "a@example.org, http://example.org"},
            "SECURITY_CONTACT must hold e-mail addresses or https: addresses, "
            "not 'http://example.org'",
        ),
        (
            {"SECURITY_CONTACT": "a@example.org\nExpires: never"},
            "SECURITY_CONTACT must hold e-mail addresses or https: addresses, "
            "not 'a@example.org\\nExpires: never'",
        ),
        ({"PROXY_COUNT": "²"}, "PROXY_COUNT must be a number, 0 or more, not '²'"),
    ],
)
def test_production_refuses_what_is_unsafe_or_missing(read_settings, changes, message):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_settings(**PRODUCTION | changes)

    assert str(refusal.value) == message


def test_contacts_are_addresses_of_mail_or_pages(read_settings):
    contact = "security@example.org, https://example.org/report?a=1,tel:+84-1"

    settings = read_settings(**PRODUCTION | {"SECURITY_CONTACT": contact})

    assert settings.SECURITY_CONTACTS == [
        "mailto:security@example.org",
        "https://example.org/report?a=1",
        "tel:+84-1",
    ]
    assert read_settings(**PRODUCTION).SECURITY_CONTACTS == []


def test_production_refuses_a_database_address_that_cannot_be_read(read_settings):
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL "):
        read_settings(**PRODUCTION | {"DATABASE_URL": "nonsense"})


def test_limits_of_the_database_are_shorter_for_the_public(read_settings):
    usual = read_settings(**PRODUCTION).DATABASE_LIMITS
    changed = read_settings(
        **PRODUCTION, PUBLIC_STATEMENT_SECONDS=3, STAFF_LOCK_SECONDS=0
    ).DATABASE_LIMITS

    idle = {"idle_in_transaction": 60_000}
    assert usual == {
        "public": {"statement": 5_000, "lock": 2_000, **idle},
        "staff": {"statement": 30_000, "lock": 5_000, **idle},
    }
    assert changed == {
        "public": {"statement": 3_000, "lock": 2_000, **idle},
        "staff": {"statement": 30_000, "lock": 0, **idle},
    }


def test_clients_are_limited_in_production_and_not_in_local_mode(read_settings, folder):
    production = read_settings(**PRODUCTION, CHARTS_PER_MINUTE=30, JSON_PER_MINUTE=0)
    local = read_settings(
        LOCAL_MODE="true", DATABASE_URL=PRODUCTION["DATABASE_URL"], LOCAL_DATA=folder
    )

    assert production.CLIENT_LIMITS == {"search": 300, "chart": 30, "json": 0, "suggestion": 1200}
    assert dict.fromkeys(production.CLIENT_LIMITS, 0) == local.CLIENT_LIMITS


def test_options_of_the_database_address_are_kept(read_settings):
    url = f"{PRODUCTION['DATABASE_URL']}?sslmode=require&options=-c%20search_path%3Dregister"
    options = read_settings(**PRODUCTION | {"DATABASE_URL": url}).DATABASES["default"]["OPTIONS"]

    assert options["sslmode"] == "require"
    assert options["options"].endswith(" -c search_path=register")
    assert "client_connection_check_interval" in options["options"]


def test_cache_is_a_folder_that_nobody_else_can_enter(read_settings, tmp_path):
    named = read_settings(**PRODUCTION | {"CACHE_ROOT": tmp_path / "cache"})
    unnamed = read_settings(**PRODUCTION)

    assert tmp_path / "cache" == named.CACHE_ROOT
    assert unnamed.CACHE_ROOT.parent == tmp_path
    for settings in (named, unnamed):
        assert stat.S_IMODE(settings.CACHE_ROOT.stat().st_mode) == 0o700
        assert settings.CACHES["default"]["LOCATION"].parent == settings.CACHE_ROOT


def test_cache_that_others_may_write_to_is_refused(read_settings, tmp_path):
    others, link, file = tmp_path / "others", tmp_path / "link", tmp_path / "file"
    others.mkdir()
    others.chmod(0o777)
    (tmp_path / "own").mkdir(mode=0o700)
    link.symlink_to(tmp_path / "own")
    file.touch()

    for path in (others, link, file, tmp_path / "nowhere" / "cache"):
        with pytest.raises(ImproperlyConfigured, match=r"^CACHE_ROOT "):
            read_settings(**PRODUCTION | {"CACHE_ROOT": path})


def test_local_mode_makes_a_key_for_each_home(read_settings, folder):
    variables = {"LOCAL_MODE": "true", "DATABASE_URL": PRODUCTION["DATABASE_URL"]}

    first = read_settings(**variables, LOCAL_DATA=folder / "one")
    again = read_settings(**variables, LOCAL_DATA=folder / "one")
    other = read_settings(**variables, LOCAL_DATA=folder / "two")

    assert len(first.SECRET_KEY) >= 50
    assert first.SECRET_KEY == again.SECRET_KEY
    assert first.SECRET_KEY != other.SECRET_KEY
    assert stat.S_IMODE((folder / "one" / "secret_key").stat().st_mode) == 0o600
    assert first.ALLOWED_HOSTS == ["127.0.0.1", "localhost", "[::1]"]


def test_local_mode_without_a_database_says_how_to_make_one(read_settings, folder):
    home = folder / "home"

    with pytest.raises(ImproperlyConfigured) as refusal:
        read_settings(LOCAL_MODE="true", LOCAL_DATA=home)

    assert str(refusal.value) == f"There is no database in {home} yet: 'make run' makes it"


def test_proxy_header_is_believed_only_behind_a_proxy(read_settings):
    behind = read_settings(**PRODUCTION | {"PROXY_COUNT": 1})
    without = read_settings(**PRODUCTION)

    assert behind.SECURE_PROXY_SSL_HEADER == ("HTTP_X_FORWARDED_PROTO", "https")
    assert not hasattr(without, "SECURE_PROXY_SSL_HEADER")


def test_content_security_policy_has_no_loophole(settings):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert directives["default-src"] == ["'none'"]
    assert {source for sources in directives.values() for source in sources} == {
        "'none'",
        "'self'",
    }


def test_server_without_a_key_does_not_start(tmp_path):
    process = subprocess.run(
        [sys.executable, "-c", "import cooperation.wsgi"],
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == 3
    assert process.stderr == "The register does not start: SECRET_KEY is not set\n"
