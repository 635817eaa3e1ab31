"""Derived columns follow the rows that they come from, however these are written."""

import random
from io import StringIO

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from agreements.models import (
    Agreement,
    AgreementParty,
    Area,
    Commitment,
    Contribution,
    Delegation,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    Evidence,
    Exchange,
    ExchangeParty,
    Figure,
    Institution,
    InstitutionAlias,
    Person,
    Programme,
    ProgrammeParty,
    RecordSpecialty,
    Region,
    RegionAlias,
    RegionMember,
    Specialty,
)
from tests.derived import differences, fresh
from tests.factories import (
    make_agreement,
    make_area,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_stale_instance_does_not_save_derived_columns_back():
    agreement = make_agreement(state="draft")
    stale = Agreement.objects.get(pk=agreement.pk)
    Region.objects.filter(pk=agreement.region_ids[0]).update(name="Renamed")

    stale.region_ids, stale.card, stale.title = [], {}, "Another"
    stale.save()

    assert fresh(agreement).title == "Another"
    assert differences() == {}


def test_stale_place_does_not_save_its_path_back():
    region = Region.objects.create(name="New", slug="new", kind="city")

    region.name_vi = "Mới"
    region.save()

    assert fresh(region).path == f"/{region.pk}/"


def test_derived_columns_leave_no_trace_in_the_history():
    region = make_region()
    make_agreement(parties=[region, make_region()], state="draft")
    events = apps.get_model("agreements", "AgreementEvent").objects
    before = events.count()

    Region.objects.filter(pk=region.pk).update(name="Renamed")

    assert events.count() == before


def test_rows_that_come_by_copy_are_derived():
    region = make_region()
    agreement = make_agreement(state="draft", parties=[])
    columns = (
        "agreement_id, region_id, role, position, name_as_printed, signer_name, signer_title, "
    )
    columns += "signer_office, signer_office_zh, signer_office_vi, signed, "
    columns += "description, description_zh, description_vi, number_qualifier"
    line = f"{agreement.pk}\t{region.pk}\tsignatory\t1" + "\t" * 10 + "\tnot_stated\n"

    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY agreements_agreementparty ({columns}) FROM STDIN", StringIO(line))

    assert fresh(agreement).region_ids == [region.pk]


def random_change(chance):
    """One change of one row or of many, by one of the ways in which rows are written."""
    region, other = chance.choices(list(Region.objects.all()), k=2)
    institution, second = chance.choices(list(Institution.objects.all()), k=2)
    agreement = chance.choice(list(Agreement.objects.all()))
    delegation = chance.choice(list(Delegation.objects.all()))
    exchange = chance.choice(list(Exchange.objects.all()))
    programme = Programme.objects.get()
    area, specialty = chance.choice(Area.objects.all()), chance.choice(Specialty.objects.all())
    word = f"Word{chance.randrange(1000)}"
    at_region = {"region": region, "position": chance.randrange(5)}
    at_institution = {"institution": institution, "position": chance.randrange(5)}
    changes = [
        lambda: Region.objects.filter(pk=region.pk).update(parent=other),
        lambda: Region.objects.update(name_vi=word),
        lambda: Region.objects.filter(pk=region.pk).update(kind="county", slug=word.lower()),
        lambda: RegionAlias.objects.create(region=region, text=word, language="en", kind="short"),
        lambda: RegionAlias.objects.update(region=other),
        lambda: RegionAlias.objects.all().delete(),
        lambda: RegionMember.objects.create(
            grouping=Region.objects.filter(kind="grouping").first(), member=region
        ),
        lambda: RegionMember.objects.update(member=other),
        lambda: RegionMember.objects.all().delete(),
        lambda: Institution.objects.filter(pk=institution.pk).update(parent=second),
        lambda: Institution.objects.filter(pk=institution.pk).update(region=region),
        lambda: Institution.objects.update(name_zh=word),
        lambda: InstitutionAlias.objects.create(
            institution=institution, text=word, language="en", kind="short"
        ),
        lambda: InstitutionAlias.objects.update(text=word),
        lambda: InstitutionAlias.objects.all().delete(),
        lambda: Area.objects.update(name_zh=word),
        lambda: Specialty.objects.update(name_vi=word),
        lambda: Specialty.objects.filter(pk=specialty.pk).update(parent=None),
        lambda: AgreementParty.objects.create(agreement=agreement, **at_region),
        lambda: AgreementParty.objects.create(agreement=agreement, unit=second, **at_institution),
        lambda: AgreementParty.objects.update(agreement=agreement),
        lambda: AgreementParty.objects.filter(agreement=agreement).delete(),
        lambda: Agreement.objects.update(signed="201X", place_of_signing=region),
        lambda: agreement.areas.set([area]),
        lambda: agreement.areas.clear(),
        lambda: DelegationParty.objects.create(
            delegation=delegation, role="sender", **at_institution
        ),
        lambda: DelegationParty.objects.update(role="host"),
        lambda: DelegationStop.objects.create(delegation=delegation, **at_region),
        lambda: DelegationStop.objects.update(position=3, name_as_printed=word),
        lambda: Person.objects.create(
            delegation=delegation, institution=institution, name=word, role="leader"
        ),
        lambda: Person.objects.update(institution=None),
        lambda: delegation.topics.add(area),
        lambda: Delegation.objects.update(dates="2009-10/.."),
        lambda: ExchangeParty.objects.create(exchange=exchange, role="sends", **at_institution),
        lambda: ExchangeParty.objects.filter(exchange=exchange).update(role="hosts"),
        lambda: RecordSpecialty.objects.create(exchange=exchange, specialty=specialty),
        lambda: RecordSpecialty.objects.create(exchange=exchange, label=word),
        lambda: RecordSpecialty.objects.all().delete(),
        lambda: ProgrammeParty.objects.update(region=region),
        lambda: programme.areas.set([area]),
        lambda: programme.areas.clear(),
        lambda: Commitment.objects.create(agreement=agreement, text=word, modality="agreed"),
        lambda: Commitment.objects.update(agreement=agreement, text_zh=word),
        lambda: Commitment.objects.filter(agreement=agreement).delete(),
        lambda: DelegationGroup.objects.create(delegation=delegation, label=word),
        lambda: DelegationGroup.objects.update(delegation=delegation),
        lambda: make_contribution(exchange=exchange, giver_institution=institution),
        lambda: make_contribution(delegation=delegation, description=word, receiver_region=region),
        lambda: Contribution.objects.update(giver_region=region, giver_institution=None),
        lambda: Contribution.objects.update(exchange=None, delegation=None, agreement=agreement),
        lambda: Contribution.objects.filter(agreement=agreement).delete(),
        lambda: make_figure(exchange=exchange, metric=word, about_institution=institution),
        lambda: Figure.objects.update(about_institution=None, about_region=region),
        lambda: Figure.objects.update(exchange=None, agreement=agreement),
        lambda: make_evidence(delegation=delegation, note=word),
        lambda: Evidence.objects.update(words=word, note=""),
        lambda: Agreement.objects.filter(pk=agreement.pk).update(principles=word),
    ]
    chance.choice(changes)()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_differs_whatever_is_changed(seed):
    chance = random.Random(seed)
    regions = [make_region() for _ in range(6)] + [make_region(kind="grouping")]
    institutions = [make_institution(region=chance.choice([*regions, None])) for _ in range(5)]
    areas = [make_area(), make_area()]
    top = make_specialty()
    specialties = [top, make_specialty(parent=top), make_specialty(parent=top)]
    for _ in range(2):
        make_agreement(parties=chance.sample(institutions, 2), areas=areas[:1], state="draft")
        make_delegation(senders=[institutions[0]], hosts=[regions[1]], topics=areas, state="draft")
        make_exchange(senders=[regions[2]], specialties=specialties[1:], state="draft")
    make_programme(state="draft")
    written = 0

    for step in range(60):
        try:
            with transaction.atomic():
                random_change(chance)
            written += 1
        except IntegrityError:
            pass  # A circle, or a row that is there already: refused.
        assert differences() == {}, step

    assert written > 30
