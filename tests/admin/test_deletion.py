"""What is deleted, and what is not and says why."""

import pytest

from agreements.models import Agreement, Region, Source
from tests import factories as make
from tests.staff import make_person, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


def test_place_that_is_referred_to_is_not_deleted_and_says_by_what(client):
    region = make.make_region(name="Hekou")
    make.make_agreement(parties=[region], title="Framework")
    child = make.make_region(name="Town", parent=region)
    url = page(Region, "delete", region.pk)

    asked = client.get(url)
    answered = client.post(url, {"post": "yes"})

    assert asked.context["protected"] == [
        "Party: Hekou",
        f'Place: <a href="{page(Region, "change", child.pk)}">Town</a>',
    ]
    assert answered.status_code == 200
    assert Region.objects.filter(pk=region.pk).exists()


def test_source_that_is_cited_is_not_deleted(client):
    source = make.make_source()
    make.make_agreement(source=source)

    client.post(page(Source, "delete", source.pk), {"post": "yes"})

    assert Source.objects.filter(pk=source.pk).exists()


@pytest.mark.parametrize("state", ["submitted", "published", "withdrawn"])
def test_record_that_was_submitted_once_is_never_deleted(client, state):
    record = make.make_agreement(state=state)

    response = client.post(page(Agreement, "delete", record.pk), {"post": "yes"})

    assert response.status_code == 403
    assert Agreement.objects.filter(pk=record.pk).exists()


def test_draft_is_deleted_by_its_editor(client):
    record = make.make_agreement(state="draft")
    make.make_commitment(agreement=record)
    client.force_login(make_person("editor"))

    response = client.post(page(Agreement, "delete", record.pk), {"post": "yes"})

    assert response.status_code == 302
    assert not Agreement.objects.filter(pk=record.pk).exists()
