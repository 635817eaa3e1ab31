"""The public form of people and contributions, which records of each kind have."""

import pytest

from tests.factories import (
    make_agreement,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_person,
    make_programme,
    make_region,
)
from tests.serialized import named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_agreement, make_delegation, make_exchange, make_programme])
def test_contribution_in_full(client, make):
    record = make()
    owner = {record._meta.model_name: record}
    hospital = make_institution(name="Hospital", region=make_region())
    commitment = None
    if "agreement" in owner:
        commitment = make_commitment(agreement=record, text="To give", text_zh="赠送")
    one = make_contribution(
        description="Ambulances",
        description_zh="救护车",
        kind="in_kind",
        status="pledged",
        quantity=5,
        quantity_to=7,
        unit="ambulances",
        unit_vi="xe",
        amount="1500000.50",
        amount_qualifier="about",
        currency="CNY",
        giver_institution=hospital,
        receiver_region=hospital.region,
        dates="2009",
        commitment=commitment,
        **owner,
    )
    make_evidence(contribution=one, paragraph=3, **owner)

    form = client.get(f"{record.get_absolute_url().rstrip('/')}.json").json()

    (found,) = form["contributions"]
    assert [each["paragraph"] for each in found.pop("evidence")] == [3]
    url = "http://testserver"
    giver, receiver = found.pop("giver_institution"), found.pop("receiver_region")
    assert (giver["slug"], giver["region"]["slug"]) == (hospital.slug, hospital.region.slug)
    assert receiver == {**named(hospital.region), "url": url + hospital.region.get_absolute_url()}
    assert found == {
        "description": "Ambulances",
        "description_zh": "救护车",
        "description_vi": "",
        "kind": {"code": "in_kind", "label": "Gift in kind"},
        "status": {"code": "pledged", "label": "Pledged"},
        "quantity_qualifier": {"code": "not_stated", "label": "Not stated"},
        "quantity": 5,
        "quantity_to": 7,
        "unit": "ambulances",
        "unit_zh": "",
        "unit_vi": "xe",
        "amount_qualifier": {"code": "about", "label": "About"},
        "amount": 1500000.5,
        "amount_to": None,
        "currency": "CNY",
        "scope": {"code": "event", "label": "This event"},
        "giver_region": None,
        "receiver_institution": None,
        "dates": {"edtf": "2009", "from": "2009-01-01", "to": "2009-12-31", "text": "2009"},
        "term_period": None,
        "term_period_to": None,
        "term_period_unit": None,
        "term_period_dates": None,
        "commitment": {"text": "To give", "text_zh": "赠送", "text_vi": ""} if commitment else None,
    }


@pytest.mark.parametrize("make", [make_agreement, make_delegation, make_exchange, make_programme])
def test_person_in_full(client, make):
    record = make()
    owner = {record._meta.model_name: record}
    hospital, clinic = make_institution(name="Hospital"), make_institution(name="Clinic")
    one = make_person(
        name="Umbra Lim",
        title="head",
        office="Head of Nephrology",
        office_zh="肾内科主任",
        institution=hospital,
        unit=clinic,
        role="responsible",
        **owner,
    )
    make_evidence(person=one, paragraph=3, **owner)

    form = client.get(f"{record.get_absolute_url().rstrip('/')}.json").json()

    (found,) = form["members" if "delegation" in owner else "people"]
    assert [each["paragraph"] for each in found.pop("evidence")] == [3]
    assert found.pop("institution")["slug"] == hospital.slug
    assert found.pop("unit")["slug"] == clinic.slug
    assert found == {
        "name": "Umbra Lim",
        "is_garbled": False,
        "title": "head",
        "office": "Head of Nephrology",
        "office_zh": "肾内科主任",
        "office_vi": "",
        "unit_as_printed": "",
        "role": {"code": "responsible", "label": "Official responsible"},
    }
