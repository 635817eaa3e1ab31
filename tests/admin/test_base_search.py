"""The staff area searches as the public pages do."""

import pytest
from django.apps import apps
from django.contrib import admin

from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)

pytestmark = pytest.mark.django_db
NAMED = {
    "region": lambda: make_region(name="Xining"),
    "institution": lambda: make_institution(name="Xining"),
    "agreement": lambda: make_agreement(title="Xining"),
    "delegation": lambda: make_delegation(title="Xining"),
    "exchange": lambda: make_exchange(title="Xining"),
    "programme": lambda: make_programme(title="Xining"),
    "specialty": lambda: make_specialty(name="Xining"),
    "area": lambda: make_area(name="Xining"),
    "source": lambda: make_source(title="Xining"),
}


def test_every_table_with_a_search_column_is_tried():
    models = apps.get_app_config("agreements").get_models()
    searched = {
        model._meta.model_name
        for model in models
        if not model._meta.proxy and any(field.name == "search" for field in model._meta.fields)
    }

    assert searched == set(NAMED)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("query", ["xi ning", "Xīníng", "xin", '"xining'])
def test_staff_searches_with_the_same_words(rf, name, query):
    row = NAMED[name]()
    request = rf.get("/staff/")
    request.resolver_match = None
    model_admin = admin.site.get_model_admin(type(row))

    found, _may_repeat = model_admin.get_search_results(request, type(row).objects.all(), query)

    assert list(found) == [row]
