"""Lists, cells and the index of the staff area, and who may change what the public reads."""

import pytest
from django.urls import reverse
from django.utils import translation

from agreements.admin.base import CappedPaginator
from agreements.models import Agreement, Area, Exchange, RecordSpecialty, Region
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


@pytest.mark.parametrize(("person", "may"), [("editor", False), ("reviewer", True)])
def test_what_the_public_reads_is_changed_by_reviewers_only(client, person, may):
    public, private = make.make_institution(), make.make_institution()
    make.make_agreement(parties=[public])
    client.force_login(make_person(person))

    def may_change(obj):
        return client.get(page(type(obj), "change", obj.pk)).context["has_change_permission"]

    assert [may_change(public), may_change(private)] == [may, True]


@pytest.mark.parametrize("model", [Agreement, Region])
def test_address_of_a_saved_row_is_fixed(client, model):
    obj = make.make_agreement(state="draft") if model is Agreement else make.make_region()
    client.force_login(make_person("superuser"))

    form = client.get(page(model, "change", obj.pk)).context["adminform"].form

    assert {"slug", "code"} & set(form.fields) == set()


def test_index_is_in_the_order_of_the_work(client):
    client.force_login(make_person("superuser"))

    with translation.override("zh-hans"):
        apps = client.get(reverse("admin:index")).context["app_list"]

    assert apps[0]["app_label"] == "agreements"
    assert [model["object_name"] for model in apps[0]["models"]] == [
        *("Agreement", "Delegation", "Exchange", "Programme"),
        *("Institution", "Region", "Source", "Specialty", "Area", "Proposal"),
    ]


def test_list_of_records_speaks_the_language_of_the_reader(client):
    place = make.make_region(name="Hekou", name_zh="河口")
    make.make_agreement(
        title="Framework", title_zh="框架协议", signed="2010?-01-14", parties=[place], state="draft"
    )
    client.force_login(make_person("editor"))

    with translation.override("zh-hans"):
        shown = client.get(page(Agreement, "changelist")).content.decode()

    assert ">框架协议</a>" in shown
    assert '<td class="field-parties_named">河口</td>' in shown
    assert '<td class="field-signed">2010年1月14日（年份为推断）</td>' in shown


def test_row_without_related_rows_shows_a_dash(client):
    client.force_login(make_person("editor"))
    record = make.make_agreement(state="draft")

    shown = client.get(page(Agreement, "change", record.pk)).content.decode()

    assert '<div class="readonly">–</div>' in shown
    assert '<div class="readonly">None</div>' not in shown


def test_index_leads_to_what_waits_for_somebody(client):
    make.make_agreement()
    for state in ("draft", "submitted", "submitted"):
        make.make_agreement(state=state)
    make.make_exchange(state="draft")
    client.force_login(make_person("editor"))

    waiting = client.get(reverse("admin:index")).context["waiting"]

    assert [(str(row["kind"]), str(row["label"]), row["number"]) for row in waiting] == [
        ("Agreements", "Draft", 1),
        ("Agreements", "Submitted for review", 2),
        ("Exchanges", "Draft", 1),
    ]
    assert [client.get(row["url"]).context["cl"].result_count for row in waiting] == [1, 2, 1]


def test_cell_of_a_table_of_rows_has_a_name_of_its_own(client):
    record = make.make_exchange(state="draft")
    client.force_login(make_person("editor"))

    response = client.get(page(Exchange, "change", record.pk))

    rows = next(
        inline.formset
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.model is RecordSpecialty
    )
    names = {
        name: field.widget.attrs["aria-label"]
        for name, field in rows.empty_form.fields.items()
        if not field.widget.is_hidden
    }
    assert names == {
        "specialty": "Specialty",
        "label": "Label as printed",
        "participants": "Participants",
        "stage": "Stage",
        "position": "Order",
        "DELETE": "Delete",
    }
