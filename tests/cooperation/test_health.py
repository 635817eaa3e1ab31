"""The addresses that load balancers ask."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cooperation.health import migrations_on_disk

STRANGE_HOST = {"HTTP_HOST": "10.0.0.7:8000"}


@pytest.fixture
def production(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["register.example.org"]


@pytest.mark.django_db
def test_healthz_answers_200_while_all_is_well(client, production, django_assert_num_queries):
    with django_assert_num_queries(2):
        response = client.get("/healthz", **STRANGE_HOST)

    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
    assert response.json() == {"process": "ok", "database": "ok", "migrations": "ok"}
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies == {}


@pytest.mark.django_db
def test_healthz_names_migrations_that_are_not_applied(client):
    MigrationRecorder(connection).record_unapplied("agreements", "0004_partnerships")
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    response = client.get("/healthz")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert response.json() == {"process": "ok", "database": "ok", "migrations": "2 not applied"}


def test_migrations_are_those_that_django_finds():
    loader = MigrationLoader(None)

    assert migrations_on_disk() == set(loader.disk_migrations)
    assert set(loader.graph.leaf_nodes()) <= migrations_on_disk()


def test_livez_needs_no_database(client, production):
    response = client.get("/livez", **STRANGE_HOST)

    assert (response.status_code, response.json()) == (200, {"process": "ok"})
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz/", "/vi/healthz", "/livez/x", "/healthz%0A"])
def test_other_addresses_tell_nothing(client, path):
    assert client.get(path).status_code == 404


def test_other_hosts_see_no_other_page(client, production):
    assert client.get("/livez.json", **STRANGE_HOST).status_code == 400
    assert client.post("/livez", **STRANGE_HOST).status_code == 400
