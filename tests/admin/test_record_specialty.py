"""Specialties in the forms of records, from the form to the public."""

import pytest
from django.urls import reverse

from agreements.actions.publication import publish
from agreements.models import RecordSpecialty
from tests import factories as make
from tests.staff import EACH_RECORD, errors_of, open_form, prefix_of, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROW = {"label": "umbra medicine", "stage": "not_stated", "position": "1"}


def errors_at(response, prefix):
    """The errors of the rows of a form, by field."""
    (formset,) = [
        one.formset
        for one in response.context["inline_admin_formsets"]
        if one.formset.prefix == prefix
    ]
    return [dict(form.errors) for form in formset.forms if form.errors]


@EACH_RECORD
def test_row_of_the_form_is_on_page_in_json_and_search_once_published(
    client, signed_in, model, maker
):
    record = maker(state="draft")
    term = make.make_specialty(name="Nephrology of trials")
    url, response, sent = open_form(client, record)
    row = with_row(sent, prefix_of(response, RecordSpecialty), **ROW, specialty=term.pk)

    response = client.post(url, row)

    assert response.status_code == 302, errors_of(response)
    record.refresh_from_db()
    publish(record=record, by=make.make_user(is_superuser=True))
    record.refresh_from_db()
    client.logout()
    page = record.get_absolute_url()
    text = client.get(page).content.decode()
    assert [word for word in ("umbra medicine", "Nephrology of trials") if word not in text] == []
    for query in ("umbra medicine", "Nephrology of trials"):
        assert page in client.get(reverse("search"), {"q": query}).content.decode()
    (one,) = client.get(f"{page.rstrip('/')}.json").json()["specialties"]
    assert (one["label"], one["specialty"]["code"]) == ("umbra medicine", term.code)
    assert record.specialty_ids == [term.pk]


@EACH_RECORD
def test_row_without_specialty_and_label_is_told_at_the_specialty(client, signed_in, model, maker):
    record = maker(state="draft")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, RecordSpecialty)

    empty = client.post(url, with_row(sent, prefix, **ROW | {"label": "", "position": "2"}))

    assert empty.status_code == 200
    assert errors_at(empty, prefix) == [
        {"specialty": ["Give a specialty, or the label as printed."]}
    ]
    assert RecordSpecialty.objects.count() == 0


@EACH_RECORD
def test_form_asks_for_people_of_a_specialty_only_in_an_exchange(client, signed_in, model, maker):
    _url, response, _sent = open_form(client, maker(state="draft"))

    (formset,) = [
        one.formset
        for one in response.context["inline_admin_formsets"]
        if one.formset.model is RecordSpecialty
    ]

    is_asked = "participants" in formset.empty_form.fields
    assert is_asked is (model._meta.model_name == "exchange")


@EACH_RECORD
def test_list_finds_records_with_a_label_that_is_not_mapped(client, signed_in, model, maker):
    unmapped, mapped = maker(state="draft"), maker(state="draft")
    unmapped.specialties.create(label="umbra medicine")
    mapped.specialties.create(specialty=make.make_specialty())
    url = reverse(f"admin:agreements_{model._meta.model_name}_changelist")

    found = client.get(url, {"labels": "unmapped"}).context["cl"].queryset

    assert list(found) == [unmapped]
