"""Terms are retired and not deleted."""

import pytest
from django.urls import reverse

from agreements.models import Area, Specialty
from tests import factories as make
from tests.staff import open_form, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


@pytest.mark.parametrize(
    ("model", "maker"), [(Area, make.make_area), (Specialty, make.make_specialty)]
)
def test_term_is_retired_and_not_deleted(client, model, maker):
    term = maker()
    url, _response, sent = open_form(client, term)

    deleted = client.post(page(model, "delete", term.pk), {"post": "yes"})
    retired = client.post(url, sent | {"is_retired": "on"})

    assert (deleted.status_code, retired.status_code) == (403, 302)
    assert model.objects.get(pk=term.pk).is_retired


def test_retired_term_is_not_offered(client):
    make.make_area(name="Old field", is_retired=True)
    make.make_area(name="New field")

    response = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "agreements", "model_name": "agreement", "field_name": "areas", "term": "fi"},
    )

    assert [row["text"] for row in response.json()["results"]] == ["New field"]
