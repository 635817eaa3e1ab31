"""People in the forms of records, from the form to the public."""

import pytest
from django.urls import reverse

from agreements.actions.publication import publish
from agreements.models import Person
from tests import factories as make
from tests.pages import page_text
from tests.staff import EACH_RECORD, errors_of, open_form, prefix_of, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROW = {
    "name": "Umbra Lim",
    "title": "head",
    "office": "Head of Nephrology",
    "office_zh": "肾内科主任",
    "office_vi": "Trưởng khoa Thận",
    "unit_as_printed": "Dialysis unit",
    "role": "teacher",
    "position": "1",
}
SHOWN = {
    "": ["Umbra Lim", "Head of Nephrology", "Dialysis unit", "Teacher", "People named"],
    "/zh-hans": ["Umbra Lim", "肾内科主任", "Dialysis unit", "授课人", "具名人员"],
    "/vi": ["Umbra Lim", "Trưởng khoa Thận", "Dialysis unit", "Người giảng dạy", "nêu tên"],
}


@EACH_RECORD
def test_row_of_the_form_is_on_page_in_json_and_search_once_published(
    client, signed_in, model, maker
):
    record = maker(state="draft")
    body = make.make_institution(name="Teaching hospital")
    url, response, sent = open_form(client, record)
    row = with_row(sent, prefix_of(response, Person), **ROW, institution=body.pk)

    response = client.post(url, row)

    assert response.status_code == 302, errors_of(response)
    record.refresh_from_db()
    publish(record=record, by=make.make_user(is_superuser=True))
    record.refresh_from_db()
    client.logout()
    page, search = record.get_absolute_url(), reverse("search")
    for language, words in SHOWN.items():
        text = client.get(f"{language}{page}").content.decode()
        assert [word for word in words if word not in text] == []
        for query in words[:3]:
            found = client.get(f"{language}{search}", {"q": query}).content.decode()
            assert f"{language}{page}" in found
    form = client.get(f"{page.rstrip('/')}.json").json()
    (person,) = form["members" if record._meta.model_name == "delegation" else "people"]
    assert (person["name"], person["unit_as_printed"]) == ("Umbra Lim", "Dialysis unit")
    assert (person["role"]["code"], person["unit"]) == ("teacher", None)
    assert person["institution"]["slug"] == body.slug
    assert client.get(body.get_absolute_url()).status_code == 200


@EACH_RECORD
def test_person_without_name_and_title_is_told_at_the_name(client, signed_in, model, maker):
    record = maker(state="draft")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, Person)

    empty = client.post(url, with_row(sent, prefix, **ROW | {"name": "", "title": ""}))

    assert empty.status_code == 200
    (formset,) = [
        one.formset
        for one in empty.context["inline_admin_formsets"]
        if one.formset.prefix == prefix
    ]
    assert [dict(form.errors) for form in formset.forms if form.errors] == [
        {"name": ["Give the name or the title as printed, or both."]}
    ]
    assert Person.objects.count() == 0


@EACH_RECORD
def test_form_says_that_trainees_and_patients_are_never_named(client, signed_in, model, maker):
    _url, response, _sent = open_form(client, maker(state="draft"))

    assert page_text(response).count("Trainees and patients are counted, never named.") == 1
