"""Records that are derived once, at the end of a block or of the transaction."""

import pytest
from django.db import connection, transaction

from agreements.database.bulk_load import derived_once
from agreements.database.checking import check_all
from agreements.models import Agreement, AgreementParty, Region
from tests.factories import make_agreement, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make_agreement(state="draft", parties=[])


def add_party(agreement, region):
    AgreementParty.objects.create(agreement=agreement, region=region, position=1)


def region_ids(agreement):
    return Agreement.objects.get(pk=agreement.pk).region_ids


def derive_later():
    with connection.cursor() as cursor:
        cursor.execute("SELECT derive_later()")


def test_record_is_derived_at_the_end_of_the_block(agreement):
    region = make_region()

    with derived_once():
        add_party(agreement, region)
        inside = region_ids(agreement)

    assert inside == []
    assert region_ids(agreement) == [region.pk]
    assert [check for check in check_all() if check.differences] == []


def test_record_is_derived_after_each_statement_again_behind_the_block(agreement):
    region = make_region()
    with derived_once():
        pass

    add_party(agreement, region)

    assert region_ids(agreement) == [region.pk]


def test_second_block_of_a_transaction_works_like_the_first(agreement):
    one, two = make_region(), make_region()

    with derived_once():
        add_party(agreement, one)
    with derived_once():
        add_party(agreement, two)

    assert region_ids(agreement) == [one.pk, two.pk]


def test_inner_block_ends_the_outer_one_without_losing_a_record(agreement):
    one, two = make_region(), make_region()

    with derived_once():
        add_party(agreement, one)
        with derived_once():
            pass
        add_party(agreement, two)

    assert region_ids(agreement) == [one.pk, two.pk]


def test_block_that_fails_leaves_nothing_put_off(agreement):
    region = make_region()
    with pytest.raises(ZeroDivisionError), derived_once():
        add_party(agreement, region)
        raise ZeroDivisionError

    add_party(agreement, region)

    assert region_ids(agreement) == [region.pk]


def test_place_that_is_renamed_in_the_block_stands_in_the_record(agreement):
    region = make_region(name="Old")

    with derived_once():
        add_party(agreement, region)
        Region.objects.filter(pk=region.pk).update(name="New")

    assert [check for check in check_all() if check.differences] == []


@pytest.mark.django_db(transaction=True)
def test_record_is_derived_at_the_latest_when_its_transaction_commits(agreement):
    region = make_region()

    with transaction.atomic():
        derive_later()
        add_party(agreement, region)

    assert region_ids(agreement) == [region.pk]


@pytest.mark.django_db(transaction=True)
def test_next_transaction_derives_after_each_statement(agreement):
    one, two = make_region(), make_region()
    with transaction.atomic():
        derive_later()
        add_party(agreement, one)

    with transaction.atomic():
        add_party(agreement, two)
        inside = region_ids(agreement)

    assert inside == [one.pk, two.pk]
