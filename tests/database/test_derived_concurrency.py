"""Derived columns are right after two transactions that write at once."""

import pytest

from agreements.models import Region
from tests.derived import differences, fresh, pks
from tests.factories import make_agreement, make_institution, make_region
from tests.sessions import two_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


INSERT_PARTY = (
    "INSERT INTO agreements_agreementparty (agreement_id, region_id, institution_id, role, "
    "position, name_as_printed, signer_name, signer_title, signer_office, signer_office_zh, "
    "signer_office_vi, signed, description, description_zh, description_vi, number_qualifier) "
    "VALUES (%s, %s, %s, 'signatory', 1, '', '', '', '', '', '', '', '', '', '', 'not_stated')"
)


@pytest.mark.django_db(transaction=True)
def test_two_transactions_that_each_add_a_party_leave_both():
    one, two = make_region(), make_region()
    agreement = make_agreement(state="draft", parties=[])

    with two_sessions() as (first, second):
        first.run(INSERT_PARTY, agreement.pk, one.pk, None)
        second.start(INSERT_PARTY, agreement.pk, two.pk, None)
        first.connection.commit()
        error = second.finish()

    assert error is None
    assert fresh(agreement).region_ids == pks(one, two)
    assert differences() == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mover_first", [True, False])
def test_party_added_while_its_institution_moves_has_the_new_region(mover_first):
    old, new = make_region(), make_region()
    institution = make_institution(region=old)
    agreement = make_agreement(state="draft", parties=[])
    move = (
        "UPDATE agreements_institution SET region_id = %s WHERE id = %s",
        new.pk,
        institution.pk,
    )
    join = (INSERT_PARTY, agreement.pk, None, institution.pk)

    with two_sessions() as (first, second):
        first.run(*(move if mover_first else join))
        second.start(*(join if mover_first else move))
        first.connection.commit()
        error = second.finish()

    assert error is None
    assert fresh(agreement).region_ids == [new.pk]
    assert differences() == {}


@pytest.mark.django_db(transaction=True)
def test_place_added_below_one_that_moves_has_the_new_path():
    top, middle = make_region(), make_region()

    with two_sessions() as (first, second):
        first.run("UPDATE agreements_region SET parent_id = %s WHERE id = %s", top.pk, middle.pk)
        second.start(
            "INSERT INTO agreements_region (name, name_zh, name_vi, slug, kind, parent_id, path, "
            "iso_3166, gbt_2260, founded, dissolved, alias_text) "
            "VALUES ('Low', '', '', 'low', 'county', %s, '', '', '', '', '', '')",
            middle.pk,
        )
        first.connection.commit()
        error = second.finish()

    low = Region.objects.get(slug="low")
    assert error is None
    assert low.path == f"/{top.pk}/{middle.pk}/{low.pk}/"
