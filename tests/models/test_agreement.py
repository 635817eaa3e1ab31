"""Rules of agreements and their links, and the words for them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from agreements.models import Agreement, AgreementLink, AgreementParty
from tests.factories import make_agreement, make_link
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


def test_term_that_ends_before_it_starts_is_refused():
    agreement = Agreement(title="A", kind="framework", term_start="2012", term_end="2010")

    assert complaints(agreement) == ["The term ends before it starts."]


def test_term_in_one_year_is_in_order():
    assert complaints(Agreement(title="A", kind="other", term_start="2010", term_end="2010")) == []


def test_open_ended_agreement_has_no_end():
    agreement = Agreement(title="A", kind="framework", end_kind="open_ended", term_end="2010")

    assert complaints(agreement) == [
        "An open-ended agreement has no end of term: clear one of the two."
    ]


@pytest.mark.parametrize(
    ("fields", "is_contact"),
    [
        ({"status": "signed"}, True),
        ({"status": "signed", "signed": "2009"}, True),
        ({"status": "unknown", "signed": "2009"}, True),
        ({"status": "terminated"}, True),
        ({"status": "unknown"}, False),
        ({"status": "proposed", "signed": "2009"}, False),
        ({"status": "to_be_signed"}, False),
    ],
)
def test_agreement_is_a_contact_once_it_was_concluded(fields, is_contact):
    make_agreement(**fields)

    assert Agreement.objects.contacts().exists() is is_contact
    assert Agreement.objects.marking_contacts().get().is_contact is is_contact


@pytest.mark.parametrize(
    ("fields", "runs_out"),
    [
        ({"term_end": "2020-06-01"}, True),
        ({"term_end": "2020-05-31"}, False),
        ({"term_end": "2020"}, True),  # The last day that the source allows counts.
        ({"term_end": "2021", "ended": "2020-06-01"}, False),
        ({"term_end": "2021", "ended": "2020-06-02"}, True),
        ({"term_end": "2021", "status": "terminated"}, False),
        ({}, False),
    ],
)
def test_agreement_runs_out_from_a_day(fields, runs_out):
    make_agreement(**fields)

    day = date(2020, 6, 1)

    assert Agreement.objects.running_out_from(day).exists() is runs_out
    assert Agreement.objects.marking_what_runs_out(day).get().runs_out is runs_out


@pytest.mark.parametrize(("state", "found"), [("published", 0), ("draft", 1)])
def test_agreement_that_a_public_one_renews_does_not_run_out(state, found):
    old = make_agreement(term_end="2021")
    make_link(from_agreement=make_agreement(state=state), to_agreement=old, kind="renews")

    assert Agreement.objects.running_out_from(date(2020, 6, 1)).count() == found


def test_party_is_listed_once_in_a_role():
    agreement = make_agreement()
    place = agreement.parties.first().region

    again = AgreementParty(agreement=agreement, region=place, role="signatory")
    otherwise = AgreementParty(agreement=agreement, region=place, role="funder")

    assert complaints(again) == ["This place is a party in this role already."]
    assert complaints(otherwise) == []


def test_link_to_itself_is_refused():
    one = make_agreement()

    link = AgreementLink(from_agreement=one, to_agreement=one, kind="signed_with")

    assert complaints(link) == ["An agreement cannot be linked to itself."]


def test_signing_together_is_recorded_from_one_side():
    one, two = make_agreement(), make_agreement()
    make_link(from_agreement=one, to_agreement=two, kind="signed_with")

    assert complaints(AgreementLink(from_agreement=two, to_agreement=one, kind="signed_with")) == [
        "That the two were signed together is recorded already, from the other side."
    ]


def test_links_that_run_in_a_circle_are_refused():
    one, two, three = (make_agreement(title=title) for title in ("One", "Two", "Three"))
    make_link(from_agreement=one, to_agreement=two, kind="supplements")
    make_link(from_agreement=two, to_agreement=three, kind="supplements")

    link = AgreementLink(from_agreement=three, to_agreement=one, kind="supplements")
    other_kind = AgreementLink(from_agreement=three, to_agreement=one, kind="amends")

    with pytest.raises(ValidationError) as caught:
        link.full_clean()
    assert caught.value.message_dict == {
        "to_agreement": [f"These links would run in a circle: {one} already leads here."]
    }
    assert complaints(other_kind) == []
