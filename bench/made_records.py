"""Made records in bulk, so that something is measured with thousands of records.

The vocabulary is that of the fixtures; cities are chosen unevenly, as they are in reports: a few
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
    ExchangeSpecialty,
    Region,
    Source,
    Specialty,
)

BATCH = 2_000
SUBJECTS = ("training", "traditional medicine", "maternal care", "telemedicine", "disease control")


def random_date(chance):
    """An uncertain date, more or less exact, as EDTF."""
    year, month, day = chance.randint(1995, 2026), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice(
        [f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}?", ""]
    )


@transaction.atomic
def make_records(agreements, seed=1):
    """Add some agreements, half as many delegations and twice as many exchanges, all published."""
    chance = random.Random(seed)
    cities = list(Region.objects.exclude(kind__in=["country", "grouping"]).order_by("pk"))
    weights = [1 / (rank + 1) for rank in range(len(cities))]
    areas = list(Area.objects.order_by("pk"))
    specialties = list(Specialty.objects.order_by("pk"))
    sources = Source.objects.bulk_create(
        Source(title=f"Made report {seed}-{number}", slug=f"made-{seed}-{number}", language="en")
        for number in range(max(agreements // 5, 1))
    )

    publisher, _created = get_user_model().objects.get_or_create(
        username="made-records", defaults={"is_active": False}
    )

    def two_cities():
        first = second = chance.choices(cities, weights)[0]
        while second == first:
            second = chance.choices(cities, weights)[0]
        return first, second

    def published(model, prefix, number, title, **fields):
        code = f"{prefix}-{seed}{number:07}"
        when = timezone.now() - timedelta(minutes=number)
        return model(
            code=code,
            title=title,
            state="published",
            published_at=when,
            published_by=publisher,
            **fields,
        )

    def evidence(records, owner):
        Evidence.objects.bulk_create(
            [
                Evidence(
                    **{owner: record},
                    source=chance.choice(sources),
                    paragraph=paragraph,
                    field=field,
                    basis="stated",
                )
                for record in records
                for paragraph, field in enumerate(("title", "status"), start=1)
            ],
            BATCH,
        )

    pairs = [two_cities() for _number in range(agreements)]
    made = Agreement.objects.bulk_create(
        [
            published(
                *(Agreement, "A", number),
                f"Agreement on {chance.choice(SUBJECTS)}, {first} – {second}",
                kind=chance.choice(["framework", "memorandum", "inter_hospital"]),
                status=chance.choice(["signed", "in_force", "completed"]),
                signed=random_date(chance),
            )
            for number, (first, second) in enumerate(pairs, start=1)
        ],
        BATCH,
    )
    AgreementParty.objects.bulk_create(
        [
            AgreementParty(agreement=agreement, region=city, position=position)
            for agreement, pair in zip(made, pairs, strict=True)
            for position, city in enumerate(pair, start=1)
        ],
        BATCH,
    )
    AgreementArea.objects.bulk_create(
        [AgreementArea(agreement=agreement, area=chance.choice(areas)) for agreement in made], BATCH
    )
    Commitment.objects.bulk_create(
        [
            Commitment(agreement=agreement, text=f"Train {n} physicians", modality="agreed")
            for agreement in made
            for n in (chance.randint(2, 60),)
        ],
        BATCH,
    )
    evidence(made, "agreement")

    for model, party, prefix, owner, roles, count, fields in (
        (
            *(Delegation, DelegationParty, "D", "delegation", ("sender", "host"), agreements // 2),
            {"kind": "visit", "status": "took_place"},
        ),
        (
            *(Exchange, ExchangeParty, "E", "exchange", ("sends", "hosts"), agreements * 2),
            {"kind": "placement", "status": "completed"},
        ),
    ):
        pairs = [two_cities() for _number in range(count)]
        made = model.objects.bulk_create(
            [
                published(
                    *(model, prefix, number),
                    f"{owner.title()} from {first} to {second}",
                    dates=random_date(chance),
                    **fields,
                )
                for number, (first, second) in enumerate(pairs, start=1)
            ],
            BATCH,
        )
        party.objects.bulk_create(
            [
                party(**{owner: record}, region=city, role=role, position=position)
                for record, pair in zip(made, pairs, strict=True)
                for position, (city, role) in enumerate(zip(pair, roles, strict=True), start=1)
            ],
            BATCH,
        )
        if model is Exchange:
            ExchangeSpecialty.objects.bulk_create(
                [
                    ExchangeSpecialty(exchange=record, specialty=chance.choice(specialties))
                    for record in made
                ],
                BATCH,
            )
        evidence(made, owner)
