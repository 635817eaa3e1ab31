"""Loading the first data: all or nothing, and never twice."""

import pghistory.models
import pytest
from django.contrib.auth import get_user_model

from agreements.actions.loading import load_register
from agreements.actions.publication import withdraw
from agreements.models import Agreement, Contribution, Evidence, Institution, Region, Source
from tests.small_register import refused, row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_loading_writes_and_publishes(folder):
    report = load_register(folder=folder)

    first, second = Agreement.objects.order_by("code")
    assert (first.code, first.state, str(first.signed)) == ("A-0001", "published", "2008-09")
    assert [area.slug for area in first.areas.all()] == ["training"]
    assert [(p.position, str(p), p.role) for p in first.parties.all()] == [
        (1, "Bureau", "signatory"),
        (2, "China", "supporting"),
    ]
    assert [link.to_agreement for link in second.links_from.all()] == [first]
    assert [d.exchange.code for d in first.commitments.get().deliveries.all()] == ["E-0001"]
    assert sorted(first.evidence.values_list("field", "paragraph", "words")) == [
        ("", 2, ""),
        ("", 2, ""),
        ("amount", 3, ""),
        ("currency", 3, ""),
        ("deliveries", 3, ""),
        ("kind", 2, "2008"),
        ("signed", 2, "2008"),
    ]
    assert Evidence.objects.get(agreement_party=first.parties.first()).agreement == first
    fees, books = Contribution.objects.order_by("pk")
    assert (fees.agreement, fees.commitment, str(fees.giver)) == (
        first,
        first.commitments.get(),
        "China",
    )
    assert (books.exchange.code, books.quantity, books.unit) == ("E-0001", 30, "copies")
    assert Region.objects.get(slug="huangyuan").successor.slug == "xining"
    assert Region.objects.get(slug="west").members.get().slug == "xining"
    assert report.added == {
        "specialties": 1,
        "areas of cooperation": 1,
        "places": 4,
        "other names": 1,
        "members of groupings": 1,
        "sources": 1,
        "institutions": 1,
        "agreements": 2,
        "exchanges": 1,
    }


def test_loading_again_changes_nothing(folder):
    load_register(folder=folder)
    before = row_counts()

    report = load_register(folder=folder)

    assert row_counts() == before
    assert set(report.added.values()) == set(report.changed.values()) == {0}


def test_history_names_the_reason_and_the_step(folder):
    load_register(folder=folder)

    kept = pghistory.models.Context.objects.values_list("metadata__reason", "metadata__step")
    assert set(kept) == {("load_register", None), (None, "publish")}


def test_account_of_the_register_cannot_sign_in(folder):
    load_register(folder=folder)

    user = get_user_model().objects.get(username="register")
    assert (user.is_active, user.is_staff, user.has_usable_password()) == (False, False, False)
    assert Agreement.objects.first().published_by == user


def test_account_of_a_person_is_not_used(folder):
    get_user_model().objects.create_user("register", password="correct horse battery")

    assert refused(folder) == ["documents: the account “register” belongs to a person"]


def test_what_the_staff_changed_stays(folder):
    load_register(folder=folder)
    Agreement.objects.filter(code="A-0001").update(title="Better")
    Institution.objects.update(name="Bureau of Health")
    Source.objects.update(publisher="Somebody")
    Region.objects.filter(slug="xining").update(name_vi="Tây Ninh")
    gone = Agreement.objects.get(code="A-0002")
    withdraw(record=gone, by=gone.published_by, reason="Twice")

    load_register(folder=folder)

    assert list(Agreement.objects.order_by("code").values_list("title", "state")) == [
        ("Better", "published"),
        ("Second", "withdrawn"),
    ]
    assert Institution.objects.get().name == "Bureau of Health"
    assert Source.objects.get().publisher == "Somebody"
    assert Region.objects.get(slug="xining").name_vi == "Tây Ninh"
