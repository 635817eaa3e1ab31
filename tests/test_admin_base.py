"""Counts that stop, searches in any script, and who may change what the public reads."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from agreements.actions.groups import create_groups
from agreements.admin.base import CappedPaginator
from agreements.models import Agreement, Area, Institution, Region
from tests import factories as make
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db


def test_count_stops_at_its_limit(client, monkeypatch):
    monkeypatch.setattr(CappedPaginator, "LIMIT", 2)
    for _number in range(2):
        make.make_area()
    client.force_login(make_person("superuser"))
    exact = client.get(page(Area, "changelist")).content.decode()
    make.make_area()

    capped = client.get(page(Area, "changelist")).content.decode()

    assert "more than" not in exact
    assert "more than 2 areas of cooperation" in capped


@pytest.mark.parametrize(
    "term", ["hekou", "Hà Khẩu", "ha khau", "河口", "532532", "Estuary County", "Hekou Yao"]
)
def test_chooser_finds_a_place_by_name_alias_and_code(client, term):
    honghe = make.make_region(name="Honghe", parent=make.make_region(name="Yunnan"))
    place = make.make_region(
        name="Hekou Yao", name_zh="河口瑶族", name_vi="Hà Khẩu", parent=honghe, gbt_2260="532532"
    )
    place.aliases.create(text="Estuary County", language="en", kind="mistranslation")
    make.make_region(name="Xining", name_zh="西宁")
    client.force_login(make_person("editor"))

    response = client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "agreements",
            "model_name": "agreementparty",
            "field_name": "region",
            "term": term,
        },
    )

    assert response.json()["results"] == [
        {"id": str(place.pk), "text": "Hekou Yao, Honghe, Yunnan"}
    ]


@pytest.mark.parametrize(("person", "may"), [("editor", False), ("reviewer", True)])
def test_what_the_public_reads_is_changed_by_reviewers_only(client, person, may):
    public, private = make.make_institution(), make.make_institution()
    make.make_agreement(parties=[public])
    client.force_login(make_person(person))

    def may_change(obj):
        return client.get(page(type(obj), "change", obj.pk)).context["has_change_permission"]

    assert [may_change(public), may_change(private)] == [may, True]


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


def test_groups_get_back_exactly_their_permissions():
    editors = Group.objects.get(name="editors")
    wanted = set(editors.permissions.values_list("codename", flat=True))
    editors.permissions.remove(editors.permissions.first())

    create_groups()

    assert set(editors.permissions.values_list("codename", flat=True)) == wanted


def test_only_reviewers_publish_and_delete_places():
    given = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }

    assert given["reviewers"] - given["editors"] == {
        *("publish_agreement", "publish_delegation", "publish_exchange", "publish_programme"),
        *("delete_region", "delete_institution", "delete_source"),
        *("add_specialty", "change_specialty", "add_area", "change_area"),
    }
    assert given["editors"] - given["reviewers"] == set()


@pytest.mark.parametrize("model", [Agreement, Region])
def test_address_of_a_saved_row_is_fixed(client, model):
    obj = make.make_agreement(state="draft") if model is Agreement else make.make_region()
    client.force_login(make_person("superuser"))

    form = client.get(page(model, "change", obj.pk)).context["adminform"].form

    assert {"slug", "code"} & set(form.fields) == set()
