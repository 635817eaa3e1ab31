"""Institutions in the staff area."""

import pytest

from agreements.models import Institution
from tests import factories as make
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db


def test_institution_is_added_on_the_way(client):
    region = make.make_region(name="Xining")
    client.force_login(make_person("editor"))
    sent = {
        "_popup": "1",
        "name": "Health Bureau",
        "slug": "health-bureau",
        "kind": "other",
        "region": region.pk,
        "aliases-TOTAL_FORMS": "0",
        "aliases-INITIAL_FORMS": "0",
        "evidence-TOTAL_FORMS": "0",
        "evidence-INITIAL_FORMS": "0",
    }

    response = client.post(page(Institution, "add") + "?_popup=1", sent)

    added = Institution.objects.get(slug="health-bureau")
    assert response.status_code == 200
    assert f"&quot;value&quot;: &quot;{added.pk}&quot;" in response.content.decode()
