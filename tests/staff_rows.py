"""A row of each model that has a page in the staff area."""

from django.contrib.auth.models import Group, User

from agreements.models import (
    Agreement,
    Area,
    Commitment,
    Delegation,
    Exchange,
    Institution,
    Programme,
    Proposal,
    Region,
    Source,
    Specialty,
)
from tests import factories as make

PEOPLE = ("superuser", "editor", "reviewer")


def make_full_agreement():
    """An agreement with a row of each kind."""
    area = make.make_area()
    parties = [make.make_region(), make_placed_institution()]
    agreement = make.make_agreement(areas=[area], parties=parties, state="draft")
    make.make_commitment(agreement=agreement, area=area)
    make.make_contribution(
        agreement=agreement,
        commitment=agreement.commitments.get(),
        giver_institution=make_placed_institution(),
        receiver_region=make.make_region(),
    )
    make.make_figure(agreement=agreement)
    make.make_link(from_agreement=agreement, to_agreement=make.make_agreement())
    make.make_link(from_agreement=make.make_agreement(), to_agreement=agreement)
    for party in agreement.parties.all():
        make.make_evidence(agreement=agreement, agreement_party=party)
    return agreement


def make_full_exchange():
    """An exchange with specialties and an agreement."""
    return make.make_exchange(
        state="draft",
        specialties=[make.make_specialty(), "Printed label"],
        agreements=[make.make_agreement()],
    )


def make_full_programme():
    """A programme with an area and a part."""
    programme = make.make_programme(areas=[make.make_area()], state="draft")
    make.make_programme(parent=programme, state="draft")
    return programme


def make_placed_institution():
    """An institution with a seat in a province."""
    region = make.make_region(parent=make.make_region(kind="province"))
    return make.make_institution(region=region)


MAKERS = {
    Agreement: make_full_agreement,
    Area: make.make_area,
    Commitment: lambda: make.make_commitment(agreement=make.make_agreement(state="draft")),
    Delegation: lambda: make.make_delegation(state="draft", topics=[make.make_area()]),
    Exchange: make_full_exchange,
    Group: lambda: Group.objects.create(name=f"group {Group.objects.count()}"),
    Institution: make_placed_institution,
    Programme: make_full_programme,
    Proposal: lambda: make.make_proposal(kind="translation", agreement=make.make_agreement()),
    Region: lambda: make.make_region(parent=make.make_region(kind="province")),
    Source: lambda: make.make_evidence(agreement=make.make_agreement()).source,
    Specialty: lambda: make.make_specialty(parent=make.make_specialty()),
    User: make.make_user,
}
