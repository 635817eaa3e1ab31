"""Made records in bulk, so that something is measured with thousands of records.

The vocabulary is that of the fixtures; regions are chosen unevenly, as they are in reports: a few
stand in most of the records.
"""

import random
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from agreements.models import (
    Agreement,
    AgreementArea,
    AgreementParty,
    Area,
    Commitment,
    Delegation,
    DelegationParty,
    Evidence,
    Exchange,
    ExchangeParty,
    RecordSpecialty,
    Region,
    Source,
    Specialty,
)

BATCH = 2_000  # rows in one statement
SUBJECTS = ("training", "traditional medicine", "maternal care", "telemedicine", "disease control")


@transaction.atomic
def make_records(agreements, seed=1):
    """Add some agreements, half as many delegations and twice as many exchanges, all published."""
    maker = RecordMaker(seed, sources=agreements // 5 or 1)
    maker.make_agreements(agreements)
    maker.make_delegations(agreements // 2)
    maker.make_exchanges(agreements * 2)


class RecordMaker:
    """Makes published records of two regions each, with evidence; the same ones from one seed."""

    def __init__(self, seed, sources):
        self.seed = seed
        self.chance = random.Random(seed)
        self.regions = list(Region.objects.exclude(kind__in=["country", "grouping"]).order_by("pk"))
        self.weights = [1 / (rank + 1) for rank in range(len(self.regions))]
        self.areas = list(Area.objects.order_by("pk"))
        self.specialties = list(Specialty.objects.order_by("pk"))
        self.sources = Source.objects.bulk_create(
            Source(
                title=f"Made report {seed}-{number}", slug=f"made-{seed}-{number}", language="en"
            )
            for number in range(sources)
        )
        self.publisher, _created = get_user_model().objects.get_or_create(
            username="made-records", defaults={"is_active": False}
        )

    def make_agreements(self, number):
        """Add agreements with parties, an area and a commitment."""
        pairs = [self.two_regions() for _number in range(number)]
        records = [
            self.published(
                *(Agreement, "A", nth),
                f"Agreement on {self.chance.choice(SUBJECTS)}, {first} – {second}",
                kind=self.chance.choice(["framework", "memorandum", "inter_hospital"]),
                status=self.chance.choice(["signed", "in_force", "completed"]),
                signed=self.date(),
            )
            for nth, (first, second) in enumerate(pairs, start=1)
        ]
        made = Agreement.objects.bulk_create(records, BATCH)
        self.add_parties(AgreementParty, "agreement", made, pairs, ("signatory", "signatory"))
        self.add_rows(AgreementArea, lambda one: {"agreement": one, "area": self.area()}, made)
        self.add_rows(Commitment, self.commitment, made)
        self.add_evidence("agreement", made)

    def make_delegations(self, number):
        """Add delegations that took place."""
        pairs = [self.two_regions() for _number in range(number)]
        records = [
            self.published(
                *(Delegation, "D", nth),
                f"Delegation from {first} to {second}",
                kind="visit",
                status="took_place",
                dates=self.date(),
            )
            for nth, (first, second) in enumerate(pairs, start=1)
        ]
        made = Delegation.objects.bulk_create(records, BATCH)
        self.add_parties(DelegationParty, "delegation", made, pairs, ("sender", "host"))
        self.add_evidence("delegation", made)

    def make_exchanges(self, number):
        """Add completed placements with a specialty."""
        pairs = [self.two_regions() for _number in range(number)]
        records = [
            self.published(
                *(Exchange, "E", nth),
                f"Placement from {first} in {second}",
                kind="placement",
                status="completed",
                dates=self.date(),
            )
            for nth, (first, second) in enumerate(pairs, start=1)
        ]
        made = Exchange.objects.bulk_create(records, BATCH)
        self.add_parties(ExchangeParty, "exchange", made, pairs, ("sends", "hosts"))
        self.add_rows(
            RecordSpecialty,
            lambda one: {"exchange": one, "specialty": self.chance.choice(self.specialties)},
            made,
        )
        self.add_evidence("exchange", made)

    def published(self, model, prefix, number, title, **fields):
        """A published record that is not saved yet, published after it is: its load changes nothing
        that was public.
        """
        return model(
            code=f"{prefix}-{self.seed}{number:07}",
            title=title,
            state="published",
            published_at=timezone.now() + timedelta(days=1, seconds=-number),
            published_by=self.publisher,
            **fields,
        )

    def two_regions(self):
        """Two different regions; the first ones come most often."""
        first = second = self.chance.choices(self.regions, self.weights)[0]
        while second == first:
            second = self.chance.choices(self.regions, self.weights)[0]
        return first, second

    def date(self):
        """An uncertain date as EDTF, more or less exact."""
        chance = self.chance
        year, month, day = chance.randint(1995, 2026), chance.randint(1, 12), chance.randint(1, 28)
        return chance.choice(
            [f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}?", ""]
        )

    def area(self):
        """An area of cooperation."""
        return self.chance.choice(self.areas)

    def commitment(self, agreement):
        """The values of a commitment."""
        text = f"Train {self.chance.randint(2, 60)} physicians"
        return {"agreement": agreement, "text": text, "modality": "agreed"}

    def add_rows(self, model, values, records):
        """Add a row to each of some records."""
        model.objects.bulk_create([model(**values(one)) for one in records], BATCH)

    def add_parties(self, model, owner, records, pairs, roles):
        """Add the two regions of each record as its parties."""
        rows = [
            model(**{owner: record}, region=region, role=role, position=position)
            for record, pair in zip(records, pairs, strict=True)
            for position, (region, role) in enumerate(zip(pair, roles, strict=True), start=1)
        ]
        model.objects.bulk_create(rows, BATCH)

    def add_evidence(self, owner, records):
        """Add two paragraphs of a source to each record."""
        rows = [
            Evidence(
                **{owner: record},
                source=self.chance.choice(self.sources),
                paragraph=paragraph,
                field=field,
            )
            for record in records
            for paragraph, field in enumerate(("title", "status"), start=1)
        ]
        Evidence.objects.bulk_create(rows, BATCH)
