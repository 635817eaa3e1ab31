"""Contributions in the forms of records, from the form to the public."""

import pytest
from django.urls import reverse

from agreements.actions.publication import publish
from agreements.admin.contribution import ContributionInline
from agreements.models import Agreement, Contribution, Evidence
from tests import factories as make
from tests.staff import EACH_RECORD, errors_of, open_form, prefix_of, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROW = {
    "description": "Ambulances for the county",
    "description_zh": "县级救护车",
    "description_vi": "Xe cứu thương cho huyện",
    "kind": "in_kind",
    "status": "delivered",
    "scope": "event",
    "quantity_qualifier": "over",
    "quantity": "1200",
    "unit": "vehicles",
    "unit_zh": "辆",
    "unit_vi": "xe",
    "amount_qualifier": "about",
    "amount": "3000000.50",
    "currency": "CNY",
    "dates": "2009",
    "position": "1",
}
SHOWN = {
    "": ["Ambulances for the county", "more than 1,200 vehicles", "about CNY 3,000,000.5"],
    "/zh-hans": ["县级救护车", "超过1,200辆", "约CNY 3,000,000.5"],
    "/vi": ["Xe cứu thương cho huyện", "hơn 1.200 xe", "khoảng CNY 3.000.000,5"],
}


@EACH_RECORD
def test_row_of_the_form_is_on_page_in_json_and_search_once_published(
    client, signed_in, model, maker
):
    record = maker(state="draft")
    giver, receiver = make.make_institution(name="Giving hospital"), make.make_region(name="Ruili")
    url, response, sent = open_form(client, record)
    named = {"giver_institution": giver.pk, "receiver_region": receiver.pk}

    response = client.post(url, with_row(sent, prefix_of(response, Contribution), **ROW, **named))

    assert response.status_code == 302, errors_of(response)
    record.refresh_from_db()
    publish(record=record, by=make.make_user(is_superuser=True))
    record.refresh_from_db()
    client.logout()
    page, search = record.get_absolute_url(), reverse("search")
    for language, words in SHOWN.items():
        text = client.get(f"{language}{page}").content.decode()
        assert [word for word in words if word not in text] == []
        found = client.get(f"{language}{search}", {"q": words[0]}).content.decode()
        assert f"{language}{page}" in found
    (form,) = client.get(f"{page.rstrip('/')}.json").json()["contributions"]
    assert (form["quantity"], form["amount"], form["currency"]) == (1200, 3000000.5, "CNY")
    assert (form["giver_institution"]["slug"], form["receiver_region"]["slug"]) == (
        giver.slug,
        receiver.slug,
    )
    assert client.get(giver.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"unit": "", "unit_zh": "", "unit_vi": ""}, "unit"),
        ({"currency": ""}, "currency"),
        ({"currency": "yuan"}, "currency"),
        ({"currency": "QQQ"}, "currency"),
        ({"amount": ""}, "amount"),
        ({"amount_qualifier": "not_stated", "amount": ""}, "amount"),
        ({"quantity": "-1"}, "quantity"),
        ({"amount": "-1"}, "amount"),
        ({"quantity_to": "5"}, "quantity_to"),
        ({"amount_to": "5"}, "amount_to"),
        ({"quantity": "", "unit": ""}, "quantity_qualifier"),
        ({"description": "", "description_zh": "", "description_vi": ""}, "description"),
        ({"dates": "2019-02-30"}, "dates"),
        ({"quantity": "9" * 40}, "quantity"),
    ],
)
def test_bad_value_is_told_at_its_field_and_nothing_is_saved(client, signed_in, values, field):
    record = make.make_delegation(state="draft")
    url, response, sent = open_form(client, record)

    response = client.post(url, with_row(sent, prefix_of(response, Contribution), **ROW | values))

    assert response.status_code == 200
    (formset,) = [
        inline.formset
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.model is Contribution
    ]
    assert field in formset.errors[-1]
    assert "__all__" not in formset.errors[-1]
    assert record.contributions.count() == 0


def test_commitment_is_chosen_among_those_of_the_agreement(client, signed_in):
    record = make.make_agreement(state="draft")
    own = make.make_commitment(agreement=record, text="Give ambulances")
    foreign = make.make_commitment(agreement=make.make_agreement(), text="Another")
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, Contribution)
    text = response.content.decode()
    assert f'<option value="{own.pk}">Give ambulances</option>' in text
    assert f'<option value="{foreign.pk}">' not in text

    refused = client.post(url, with_row(sent, prefix, **ROW, commitment=foreign.pk))
    client.post(url, with_row(sent, prefix, **ROW, commitment=own.pk))

    assert len(errors_of(refused)) == 1
    assert record.contributions.get().commitment == own


def test_only_agreements_have_commitments_to_choose(client, signed_in):
    _url, response, _sent = open_form(client, make.make_programme(state="draft"))

    (inline,) = [
        each
        for each in response.context["inline_admin_formsets"]
        if isinstance(each.opts, ContributionInline)
    ]
    assert "commitment" not in inline.formset.empty_form.fields


def test_evidence_can_support_a_contribution(client, signed_in):
    record = make.make_agreement(state="draft")
    one = make.make_contribution(agreement=record)
    url, response, sent = open_form(client, record)
    row = {"source": make.make_source().pk, "basis": "stated", "supports": f"contribution:{one.pk}"}

    client.post(url, with_row(sent, prefix_of(response, Evidence), **row))

    assert Evidence.objects.get(contribution=one).agreement == record
    assert Agreement.objects.get(pk=record.pk).version == record.version + 1
