"""Every page makes as many queries for one row as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import (
    AgreementParty,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    ExchangeParty,
    InstitutionAlias,
    ProgrammeParty,
    RecordSpecialty,
    RegionAlias,
)
from tests.addresses import list_names, page_names
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_person,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def seated():
    """An institution with a seat and the regions above it."""
    return make_institution(region=make_region(parent=make_region(parent=make_region())))


def add_specialty(**record):
    """A specialty of a record, with evidence for it."""
    row = RecordSpecialty.objects.create(
        **record, specialty=make_specialty(parent=make_specialty())
    )
    make_evidence(**record, record_specialty=row)


def agreement():
    """An agreement, and a function that adds one more of everything to it."""
    record = make_agreement()

    def add_rows():
        party = AgreementParty.objects.create(agreement=record, institution=seated(), unit=seated())
        link = make_link(from_agreement=record, to_agreement=make_agreement())
        make_link(from_agreement=make_agreement(), to_agreement=record)
        record.areas.add(make_area())
        commitment = make_commitment(agreement=record, area=make_area())
        commitment.deliveries.create(delegation=make_delegation(agreements=[record]))
        commitment.deliveries.create(exchange=make_exchange(agreements=[record]))
        make_programme(agreements=[record])
        for row in ({"agreement_party": party}, {"agreement_link": link}, {}):
            make_evidence(agreement=record, **row)
        make_person(agreement=record, institution=seated(), unit=seated())
        contribution = {"giver_institution": seated(), "receiver_region": make_region()}
        add_specialty(agreement=record)
        make_contribution(agreement=record, commitment=commitment, **contribution)
        make_figure(agreement=record, counts="delegation", about_region=make_region())

    return record, add_rows


def delegation():
    """A delegation; see `agreement`."""
    record = make_delegation(programme=make_programme())

    def add_rows():
        for model in (DelegationParty, DelegationStop):
            role = {"role": "met"} if model is DelegationParty else {}
            model.objects.create(delegation=record, institution=seated(), **role)
            model.objects.create(delegation=record, region=make_region(), **role)
        person = make_person(delegation=record, institution=seated(), unit=seated())
        DelegationGroup.objects.create(delegation=record, label="Group")
        record.topics.add(make_area())
        record.agreements.add(make_agreement())
        make_exchange(delegation=record)
        make_evidence(delegation=record, person=person)
        add_specialty(delegation=record)
        make_contribution(
            delegation=record, giver_region=make_region(), receiver_institution=seated()
        )
        make_figure(delegation=record, counts="exchange", about_institution=seated())

    return record, add_rows


def exchange():
    """An exchange; see `agreement`."""
    record = make_exchange(programme=make_programme(), delegation=make_delegation())

    def add_rows():
        ExchangeParty.objects.create(exchange=record, institution=seated(), role="teaches")
        add_specialty(exchange=record)
        record.agreements.add(make_agreement())
        make_person(exchange=record, institution=seated(), unit=seated())
        make_contribution(exchange=record, giver_institution=seated())
        make_figure(exchange=record, about_institution=seated())

    return record, add_rows


def programme():
    """A programme; see `agreement`."""
    record = make_programme(parent=make_programme())

    def add_rows():
        ProgrammeParty.objects.create(programme=record, institution=seated())
        record.agreements.add(make_agreement())
        record.areas.add(make_area())
        make_programme(parent=record)
        make_delegation(programme=record)
        make_exchange(programme=record)
        make_evidence(programme=record)
        make_person(programme=record, institution=seated(), unit=seated())
        add_specialty(programme=record)
        make_contribution(programme=record, receiver_institution=seated())
        make_figure(programme=record, counts="agreement")

    return record, add_rows


def region():
    """A region; see `agreement`."""
    place = make_region(parent=make_region())
    make_agreement(parties=[place])

    def add_rows():
        number = RegionAlias.objects.count()
        RegionAlias.objects.create(region=place, text=f"Name {number}", language="en", kind="short")
        below, old, grouping = (
            make_region(parent=place),
            make_region(successor=place),
            make_region(kind="grouping"),
        )
        grouping.memberships.create(member=place)
        make_agreement(parties=[below, old, make_institution(region=place)])
        add_records(place)
        make_evidence(region=place)

    return place, add_rows


def institution():
    """An institution; see `agreement`."""
    institution = seated()
    make_agreement(parties=[institution])

    def add_rows():
        number = InstitutionAlias.objects.count()
        InstitutionAlias.objects.create(
            institution=institution, text=f"Name {number}", language="en", kind="short"
        )
        unit, old = make_institution(parent=institution), make_institution(successor=institution)
        make_agreement(parties=[unit, old])
        add_records(institution)
        make_evidence(institution=institution)

    return institution, add_rows


def add_records(party):
    """One more record of each kind with a party, from and to regions of their own."""
    from_one = {"source": make_source()}
    make_agreement(parties=[party, seated()], areas=[make_area()], **from_one)
    make_delegation(senders=[party], hosts=[seated()], **from_one)
    make_delegation(senders=[seated()], hosts=[party], topics=[make_area()], **from_one)
    make_exchange(
        senders=[party], hosts=[seated()], specialties=[make_specialty(), "A label"], **from_one
    )
    make_exchange(senders=[seated()], hosts=[party], participants=3, **from_one)
    make_programme(parties=[party], **from_one)


def source():
    """A source; see `agreement`."""
    document = make_source()
    make_agreement(source=document)

    def add_rows():
        for make in (make_agreement, make_delegation, make_exchange, make_programme):
            make_figure(**{(record := make(source=document))._meta.model_name: record})
        record = make_agreement(parties=[seated()])
        institution = record.parties.get().institution
        make_evidence(source=document, institution=institution, paragraph=2)
        make_evidence(source=document, region=institution.region, paragraph=3)

    return document, add_rows


def specialty():
    """A specialty; see `agreement`."""
    term = make_specialty()
    make_exchange(specialties=[term])

    def add_rows():
        below = make_specialty(parent=term)
        for one in (term, below):
            make_exchange(senders=[seated()], hosts=[seated()], specialties=[one], participants=2)

    return term, add_rows


PAGES = {
    "agreement": agreement,
    "delegation": delegation,
    "exchange": exchange,
    "programme": programme,
    "region": region,
    "institution": institution,
    "source": source,
    "specialty": specialty,
}


def number_of_queries(client, url):
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(queries)


def test_every_page_is_counted():
    assert sorted(PAGES) == page_names()


@pytest.mark.parametrize("end", ["/", ".json"])
@pytest.mark.parametrize("name", PAGES)
def test_page_costs_the_same_with_one_and_three_of_everything(client, name, end):
    thing, add_rows = PAGES[name]()
    url = thing.get_absolute_url().rstrip("/") + end
    add_rows()
    one = number_of_queries(client, url)
    add_rows()
    add_rows()

    assert number_of_queries(client, url) == one


@pytest.mark.parametrize("name", list_names())
def test_list_costs_the_same_with_one_and_three_of_everything(client, name):
    add_records(seated())
    one = number_of_queries(client, reverse(name))
    add_records(seated())
    add_records(seated())

    assert number_of_queries(client, reverse(name)) == one


def test_front_page_costs_the_same_once_its_sections_are_full(client):
    """A section counts what it leaves out, which is one query more and no matter of rows."""
    for _number in range(6):
        add_records(seated())
    full = number_of_queries(client, "/")
    add_records(seated())

    assert number_of_queries(client, "/") == full
