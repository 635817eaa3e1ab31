"""Counts of published records and pairs of regions, after every change and after two at once."""

from io import StringIO

import pytest
from django.core.management import call_command

from agreements.actions.publication import publish, withdraw
from agreements.database.bulk_load import derived_once
from agreements.models import (
    Agreement,
    Partnership,
    PublishedCount,
    Region,
    RegionPair,
    Source,
    published_count,
)
from tests.derived import differences, spoil
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_link,
    make_region,
    make_specialty,
    make_user,
)
from tests.sessions import two_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def counts(thing):
    """What is counted of something: {kind: (named, taking part)}."""
    rows = PublishedCount.objects.filter(thing=thing._meta.model_name, thing_id=thing.pk)
    return {row.kind: (row.named, row.taking_part) for row in rows if row.named}


def test_only_published_records_are_counted_for_what_they_name_and_what_holds_it():
    province = make_region(kind="province")
    city = make_region(parent=province)
    hospital = make_institution(region=city)
    specialty = make_specialty(code="03.04", parent=make_specialty(code="03"))
    signed_at = make_region()
    make_agreement(parties=[hospital], place_of_signing=signed_at)
    exchange = make_exchange(hosts=[city], specialties=[specialty])
    make_exchange(hosts=[city], state="draft")

    assert counts(province) == counts(city) == {"agreement": (1, 1), "exchange": (1, 1)}
    assert counts(hospital) == {"agreement": (1, 1)}
    assert counts(signed_at) == {"agreement": (1, 0)}
    assert counts(specialty) == counts(specialty.parent) == {"exchange": (1, 1)}
    assert counts(exchange.evidence.get().source) == {"exchange": (1, 0)}
    assert differences() == {}


def test_counts_follow_publication_withdrawal_and_correction():
    by = make_user(is_superuser=True)
    one, other, third = make_region(), make_region(), make_region()
    record = make_agreement(parties=[one, other], state="draft")
    assert (counts(one), RegionPair.objects.count()) == ({}, 0)

    publish(record=record, by=by)
    assert (counts(one), Partnership.objects.count()) == ({"agreement": (1, 1)}, 1)

    record.parties.filter(region=other).update(region=third)
    assert (counts(other), counts(third)) == ({}, {"agreement": (1, 1)})
    pair = Partnership.objects.get()
    assert {pair.first, pair.second} == {one, third}

    record.refresh_from_db()
    withdraw(record=record, by=by, reason="A test")
    assert (counts(one), counts(third), RegionPair.objects.count()) == ({}, {}, 0)
    assert differences() == {}


def test_contacts_of_a_pair_follow_what_remains():
    one, other = make_region(), make_region()
    make_delegation(senders=[one], hosts=[other], dates="2009", status="took_place")
    later = make_delegation(senders=[other], hosts=[one], dates="2012", status="took_place")
    found = [str(Partnership.objects.get().last_contact)]

    withdraw(record=later, by=make_user(is_superuser=True), reason="A test")

    found.append(str(Partnership.objects.get().last_contact))
    assert found == ["2012", "2009"]


def test_place_that_moves_takes_its_counts_along():
    old, new = make_region(kind="province"), make_region(kind="province")
    city = make_region(parent=old)
    make_agreement(parties=[city, make_region()])

    city.parent = new
    city.save()

    assert (counts(old), counts(new)) == ({}, {"agreement": (1, 1)})
    assert differences() == {}


def test_changed_address_name_keeps_one_row_of_the_pair():
    one, other = make_region(slug="a"), make_region(slug="m")
    make_agreement(parties=[one, other])

    Region.objects.filter(pk=one.pk).update(slug="z")

    pair = Partnership.objects.get()
    assert (pair.first, pair.second) == (other, one)
    assert differences() == {}


def test_load_that_derives_once_counts_at_its_end():
    one, other = make_region(), make_region()
    with derived_once():
        for _number in range(3):
            make_agreement(parties=[one, other])
        during = Partnership.objects.count()

    assert (during, Partnership.objects.get().agreement_count) == (0, 3)
    assert counts(one) == {"agreement": (3, 3)}
    assert differences() == {}


def test_many_pairs_at_once_are_counted_as_a_few_are():
    places = [make_region() for _number in range(30)]
    make_agreement(parties=places)  # 435 pairs
    make_agreement(parties=places[:2])

    numbers = Partnership.objects.order_by("-agreement_count").values_list("agreement_count")

    assert len(numbers) == 435
    assert list(numbers[:2]) == [(2,), (1,)]
    assert differences() == {}


def test_source_of_a_link_alone_is_public_as_long_as_both_agreements_are():
    by = make_user(is_superuser=True)
    record, linked = make_agreement(), make_agreement()
    link = make_link(from_agreement=record, to_agreement=linked)
    source = make_evidence(agreement=record, agreement_link=link).source
    public = Source.objects.for_public().with_counts().filter(pk=source.pk)
    found = [row.record_count for row in public.all()]

    withdraw(record=linked, by=by, reason="A test")

    assert (found, list(public.all())) == ([1], [])


@pytest.mark.parametrize("many", [0, 1000])
def test_sources_about_something_are_the_same_however_many_name_it(monkeypatch, many):
    monkeypatch.setattr(published_count, "MANY", many)
    by = make_user(is_superuser=True)
    place, hospital = make_region(), make_institution()
    record = make_agreement(parties=[place, hospital])
    linked = make_agreement()
    link = make_link(from_agreement=record, to_agreement=linked)
    of_link = make_evidence(agreement=record, agreement_link=link).source
    own = make_evidence(region=place).source
    make_exchange(hosts=[make_region()])
    make_agreement(parties=[place], state="draft")

    def about():
        sources = Source.objects.for_public().order_by("pk")
        return list(sources.about_region(place)), list(sources.about_institution(hospital))

    of_record = record.evidence.filter(agreement_link=None).first().source
    assert about() == (
        sorted({of_record, of_link, own}, key=lambda one: one.pk),
        sorted({of_record, of_link}, key=lambda one: one.pk),
    )
    withdraw(record=linked, by=by, reason="A test")
    assert about() == (sorted({of_record, own}, key=lambda one: one.pk), [of_record])


@pytest.mark.parametrize("state", ["withdrawn", "published"])
@pytest.mark.django_db(transaction=True)
def test_two_withdrawals_or_publications_at_the_same_moment_are_both_counted(state):
    one, other = make_region(), make_region()
    records = [make_agreement(parties=[one, other]) for _number in range(3)]
    before = "published" if state == "withdrawn" else "withdrawn"
    Agreement.objects.filter(pk__in=[record.pk for record in records[:2]]).update(state=before)
    change = "UPDATE agreements_agreement SET state = %s WHERE id = %s"

    with two_sessions() as (first, second):
        first.run(change, state, records[0].pk)
        second.start(change, state, records[1].pk)
        first.connection.commit()
        error = second.finish()

    number = 1 if state == "withdrawn" else 3
    assert error is None
    assert counts(one) == counts(other) == {"agreement": (number, number)}
    assert Partnership.objects.get().agreement_count == number
    assert differences() == {}


def test_check_derived_finds_and_repairs_wrong_counts():
    one, other = make_region(), make_region()
    make_agreement(parties=[one, other])
    spoil("UPDATE agreements_publishedcount SET named = 7 WHERE thing = 'region'")
    spoil("UPDATE agreements_regionpair SET agreement_count = 7")
    found = differences()

    call_command("check_derived", "--repair", stdout=StringIO())

    assert len(found["publishedcount.named"]) == 2
    assert [stored["agreement_count"] for _id, stored, _new in found["regionpair.agreement_count"]]
    assert differences() == {}
    assert counts(one) == {"agreement": (1, 1)}
