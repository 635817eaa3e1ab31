"""Whom to tell of a weakness."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as project_settings

PATH = "/.well-known/security.txt"


def test_security_txt_names_the_contacts(client, settings):
    settings.SECURITY_CONTACTS = ["mailto:security@example.org", "https://example.org/report"]

    response = client.get(PATH)

    *lines, expires, languages, canonical = response.content.decode().splitlines()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines == ["Contact: mailto:security@example.org", "Contact: https://example.org/report"]
    assert languages == "Preferred-Languages: en, zh, vi"
    assert canonical == f"Canonical: http://testserver{PATH}"
    until = datetime.strptime(expires, "Expires: %Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=100) < until - datetime.now(UTC) < timedelta(days=365)


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PATH, f"/vi{PATH}", "/security.txt"])
def test_security_txt_without_a_contact_is_not_there(client, path):
    assert project_settings.SECURITY_CONTACTS == []
    assert client.get(path).status_code == 404
