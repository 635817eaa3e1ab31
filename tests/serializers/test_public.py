"""No public form makes a query."""

import pytest

from agreements.models import (
    Agreement,
    Delegation,
    DelegationGroup,
    Exchange,
    Institution,
    InstitutionAlias,
    Person,
    Programme,
    Region,
    RegionAlias,
    Source,
    Specialty,
)
from agreements.serializers.agreement import AgreementSerializer
from agreements.serializers.delegation import DelegationSerializer
from agreements.serializers.exchange import ExchangeSerializer
from agreements.serializers.institution import InstitutionSerializer
from agreements.serializers.programme import ProgrammeSerializer
from agreements.serializers.region import RegionSerializer
from agreements.serializers.source import SourceSerializer
from agreements.serializers.specialty import SpecialtySerializer
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

pytestmark = pytest.mark.django_db


def full_agreement():
    record = make_agreement(areas=[make_area()], place_of_signing=make_region())
    record.parties.update(unit=make_institution(region=make_region(parent=make_region())))
    commitment = make_commitment(agreement=record, area=make_area())
    commitment.deliveries.create(exchange=make_exchange(agreements=[record]))
    make_link(from_agreement=record, to_agreement=make_agreement())
    make_link(from_agreement=make_agreement(), to_agreement=record)
    make_delegation(agreements=[record])
    make_programme(agreements=[record])
    return record.pk, Agreement, AgreementSerializer


def full_delegation():
    programme = make_programme()
    record = make_delegation(
        senders=[make_institution(region=make_region())],
        topics=[make_area()],
        agreements=[make_agreement()],
        programme=programme,
    )
    record.stops.create(region=make_region())
    person = Person(delegation=record, name="A person", role="leader")
    person.institution = make_institution(region=make_region())
    person.save()
    DelegationGroup.objects.create(delegation=record, label="Academicians", number=9)
    make_exchange(delegation=record)
    return record.pk, Delegation, DelegationSerializer


def full_exchange():
    record = make_exchange(
        specialties=[make_specialty(), "A label"],
        agreements=[make_agreement()],
        programme=make_programme(),
        delegation=make_delegation(),
    )
    return record.pk, Exchange, ExchangeSerializer


def full_programme():
    record = make_programme(
        parent=make_programme(), agreements=[make_agreement()], areas=[make_area()]
    )
    make_programme(parent=record)
    make_delegation(programme=record)
    make_exchange(programme=record)
    return record.pk, Programme, ProgrammeSerializer


def full_region():
    grouping = make_region(kind="grouping")
    record = make_region(parent=make_region(kind="country"), successor=make_region())
    grouping.memberships.create(member=record)
    old = make_region(successor=record)
    RegionAlias.objects.create(region=record, text="Old name", language="en", kind="former")
    make_agreement(parties=[record, old, record.successor])
    return record.pk, Region, RegionSerializer


def full_institution():
    above = make_institution(region=make_region())
    record = make_institution(parent=above, region=make_region(), successor=make_institution())
    unit, old = make_institution(parent=record), make_institution(successor=record)
    InstitutionAlias.objects.create(institution=record, text="Old", language="en", kind="former")
    make_agreement(parties=[unit, old, record.successor])
    return record.pk, Institution, InstitutionSerializer


def full_source():
    source = make_source()
    make_agreement(source=source)
    return source.pk, Source, SourceSerializer


def full_specialty():
    above = make_specialty()
    make_specialty(parent=above)
    return above.pk, Specialty, SpecialtySerializer


@pytest.mark.parametrize(
    "make",
    [
        full_agreement,
        full_delegation,
        full_exchange,
        full_programme,
        full_region,
        full_institution,
        full_source,
        full_specialty,
    ],
    ids=lambda make: make.__name__.removeprefix("full_"),
)
def test_form_is_made_without_a_query(make, django_assert_num_queries):
    pk, model, serializer = make()
    owner = model._meta.model_name
    if "evidence" in serializer.Meta.fields and model is not Source:
        make_evidence(**{owner: model.objects.get(pk=pk)})
    if "figures" in serializer.Meta.fields:
        hospital = make_institution(region=make_region())
        record = {owner: model.objects.get(pk=pk)}
        make_contribution(giver_institution=hospital, receiver_region=make_region(), **record)
        make_figure(**record)
        make_person(institution=hospital, unit=hospital, **record)
        record[owner].specialties.create(specialty=make_specialty())
    found = model.objects.for_public()
    record = (found.with_details() if hasattr(found, "with_details") else found).get(pk=pk)

    with django_assert_num_queries(0):
        form = serializer(record).data

    lists = [name for name in serializer.Meta.fields if isinstance(form[name], list)]
    assert [name for name in lists if not form[name]] == (["members"] if model is Region else [])
