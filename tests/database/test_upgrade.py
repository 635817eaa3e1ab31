"""A database of any release is brought to today's state by `migrate`, and keeps its rows."""

from contextlib import closing

import psycopg2
import pytest
from django.db import connection

from tests.databases import definitions
from tests.releases import DUMPS, execute, manage, restored

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


# Of every table with rows that somebody entered: what they are called.
KEPT = """
SELECT 'agreement', code, title FROM agreements_agreement
UNION ALL SELECT 'exchange', code, title FROM agreements_exchange
UNION ALL SELECT 'institution', slug, name FROM agreements_institution
UNION ALL SELECT 'region', slug, name FROM agreements_region
UNION ALL SELECT 'source', slug, title FROM agreements_source
UNION ALL SELECT 'commitment', '', text FROM agreements_commitment
UNION ALL SELECT 'evidence', paragraph::text, field FROM agreements_evidence
ORDER BY 1, 2, 3
"""


def rows(url, query):
    with closing(psycopg2.connect(url)) as session, session.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@pytest.mark.parametrize("release", sorted(DUMPS))
def test_database_of_a_release_is_brought_to_the_present_state(release):
    with restored(release) as url:
        before = rows(url, KEPT)
        manage(url, "migrate", "--verbosity=0")
        checked = manage(url, "check_derived")
        with closing(psycopg2.connect(url)) as session, session.cursor() as cursor:
            found = definitions(cursor)
        after = rows(url, KEPT)

    assert len(before) > 10
    assert after == before
    assert checked.splitlines()[-1] == "0 differences"
    with connection.cursor() as cursor:
        assert found == definitions(cursor)


AMOUNTS = """
UPDATE agreements_commitment SET amount = 500000, amount_to = 600000, amount_unit = 'USD';
INSERT INTO agreements_commitment (agreement_id, position, text, text_zh, text_vi, kind, modality,
    due, amount, amount_to, amount_unit)
SELECT agreement_id, one.position, one.text, '赠送', '', 'task', 'agreed', '', one.low, one.high,
    one.unit
FROM agreements_commitment CROSS JOIN (VALUES
    (2, 'Courses', 2, 3, 'courses'), (3, 'Places', NULL, NULL, 'places'),
    (4, 'Nothing', NULL, NULL, ''), (5, 'Below', -2, NULL, 'beds')
) AS one (position, text, low, high, unit);
INSERT INTO agreements_evidence (source_id, paragraph, words, field, basis, note, note_zh, note_vi,
    agreement_id, commitment_id, quotation, is_quotation_public)
SELECT source_id, paragraph + 1, words, one.field, basis, '', '', '', agreement_id, commitment_id,
    '', false
FROM agreements_evidence CROSS JOIN (VALUES ('amount'), ('amount_unit'), ('')) AS one (field)
WHERE commitment_id IS NOT NULL;
"""
CONTRIBUTIONS = """
SELECT b.text, c.position, c.description, c.description_zh, c.kind, c.status, c.quantity::int,
    c.quantity_to::int, c.unit, c.amount::int, c.amount_to::int, c.currency
FROM agreements_contribution c JOIN agreements_commitment b ON b.id = c.commitment_id
WHERE b.agreement_id = c.agreement_id ORDER BY c.position
"""
SUPPORTED = """
SELECT CASE WHEN contribution_id IS NULL THEN 'commitment' ELSE 'contribution' END, field
FROM agreements_evidence WHERE commitment_id IS NOT NULL OR contribution_id IS NOT NULL
ORDER BY 1, 2
"""
HISTORY = """
SELECT pgh_label, text, amount::int, amount_to::int, amount_unit FROM agreements_commitmentevent
WHERE text IN ('Train.', 'Courses') ORDER BY pgh_id
"""


def test_amounts_of_commitments_become_contributions():
    with restored("release-0.1.0") as url:
        execute(url, AMOUNTS)
        before = rows(url, HISTORY)
        manage(url, "migrate", "--verbosity=0")
        moved, supported, history = (rows(url, one) for one in (CONTRIBUTIONS, SUPPORTED, HISTORY))
        checked = manage(url, "check_derived")

    nothing = (None, None, "", None, None, "")
    assert moved == [
        ("Train.", 1, "Train.", "", "money", "pledged", None, None, "", 500000, 600000, "USD"),
        *(
            (text, position, text, "赠送", "not_stated", "pledged", *values, *nothing[3:])
            for position, (text, *values) in enumerate(
                [
                    ("Courses", 2, 3, "courses"),
                    ("Places", None, None, "places"),
                    ("Below", None, None, "-2 beds"),
                ],
                start=2,
            )
        ),
    ]
    assert supported == [
        ("commitment", ""),
        ("commitment", "deliveries"),
        ("contribution", ""),
        ("contribution", "amount"),
        ("contribution", "currency"),
    ]
    assert history[: len(before)] == before
    assert ("update", "Train.", 500000, 600000, "USD") in before
    assert history[len(before) :] == [
        ("update", "Train.", None, None, ""),
        ("update", "Courses", None, None, ""),
    ]
    assert checked.splitlines()[-1] == "0 differences"


PEOPLE = """
INSERT INTO agreements_delegation (state, version, title, title_zh, title_vi, summary, summary_zh,
    summary_vi, internal_notes, review_note, created_at, kind, status, dates, headcount_qualifier,
    headcount_stage, names, texts, card, region_ids, institution_ids, named_region_ids,
    named_institution_ids, sending_region_ids, host_region_ids, area_ids)
VALUES ('draft', 1, 'Visit', '', '', '', '', '', '', '', now(), 'visit', 'took_place', '',
    'not_stated', 'not_stated', '', '[]', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}');
INSERT INTO agreements_delegationmember (delegation_id, position, name, is_garbled, title, office,
    office_zh, office_vi, institution_id, role)
SELECT d.id, one.position, one.name, false, 'Director', '', '', '', i.id, one.role
FROM agreements_delegation d CROSS JOIN (VALUES (1, 'An', 'leader'), (2, 'Bo', 'host'),
    (3, 'Cy', 'member')) AS one (position, name, role)
CROSS JOIN (SELECT min(id) AS id FROM agreements_institution) i WHERE d.title = 'Visit';
UPDATE agreements_delegationmember SET title = 'Deputy director' WHERE name = 'Bo';
DELETE FROM agreements_delegationmember WHERE name = 'Cy';
INSERT INTO agreements_evidence (source_id, paragraph, words, field, basis, note, note_zh, note_vi,
    delegation_id, delegation_member_id, quotation, is_quotation_public)
SELECT (SELECT min(id) FROM agreements_source), position, '', 'title', 'stated', '', '', '',
    delegation_id, id, '', false
FROM agreements_delegationmember;
"""
MEMBERS = """
SELECT id, delegation_id, position, name, title, institution_id, role FROM agreements_{table}
ORDER BY id
"""
MEMBER_EVIDENCE = """
SELECT id, paragraph, field, delegation_id, {column}_id FROM agreements_evidence
WHERE {column}_id IS NOT NULL ORDER BY id
"""
MEMBER_HISTORY = """
SELECT pgh_id, pgh_label, pgh_obj_id, id, delegation_id, name, title, role
FROM agreements_{table}event ORDER BY pgh_id
"""
EVIDENCE_HISTORY = """
SELECT pgh_id, pgh_label, id, {column}_id FROM agreements_evidenceevent
WHERE {column}_id IS NOT NULL ORDER BY pgh_id
"""
NAMES = {"table": "delegationmember", "column": "delegation_member"}
QUERIES = (MEMBERS, MEMBER_EVIDENCE, MEMBER_HISTORY, EVIDENCE_HISTORY)
WRITTEN_AFTERWARDS = """
UPDATE agreements_person SET unit_as_printed = 'Dialysis' WHERE name = 'An';
UPDATE agreements_evidence SET field = 'name' WHERE paragraph = 1 AND person_id IS NOT NULL;
"""


def test_members_of_delegations_become_people_with_their_evidence_and_history():
    with restored("release-0.1.0") as url:
        execute(url, PEOPLE)
        before = [rows(url, query.format(**NAMES)) for query in QUERIES]
        manage(url, "migrate", "--verbosity=0")
        after = [rows(url, query.format(table="person", column="person")) for query in QUERIES]
        checked = manage(url, "check_derived")
        execute(url, WRITTEN_AFTERWARDS)
        later = [rows(url, query.format(table="person", column="person")) for query in QUERIES]

    people, evidence, history, evidence_history = before
    assert [row[3:5] + row[6:] for row in people if row[3] in ("An", "Bo")] == [
        ("An", "Director", "leader"),
        ("Bo", "Deputy director", "host"),
    ]
    assert [row[2] for row in evidence][-2:] == ["title", "title"]
    assert [(row[1], row[5]) for row in history][-5:] == [
        ("insert", "An"),
        ("insert", "Bo"),
        ("insert", "Cy"),
        ("update", "Bo"),
        ("delete", "Cy"),
    ]
    assert [row[1] for row in evidence_history][-2:] == ["insert", "insert"]
    assert after == before
    assert checked.splitlines()[-1] == "0 differences"
    assert [row[1:2] + row[5:6] for row in later[2][len(history) :]] == [("update", "An")]
    assert [row[1] for row in later[3][len(evidence_history) :]] == ["update"]


SPECIALTIES = """
INSERT INTO agreements_specialty (code, name, name_zh, name_vi, synonyms, is_local, is_retired)
VALUES ('L98', 'Trials', '', '', '', true, false);
INSERT INTO agreements_exchangespecialty (exchange_id, position, specialty_id, label, participants,
    stage)
SELECT e.id, one.position, CASE WHEN one.label <> 'Spine' THEN t.id END, one.label, one.number,
    one.stage
FROM (SELECT min(id) AS id FROM agreements_exchange) e
CROSS JOIN (SELECT id FROM agreements_specialty WHERE code = 'L98') t
CROSS JOIN (VALUES (7, 'Heart', 3, 'taken'), (8, 'Spine', NULL, 'not_stated'),
    (9, 'Lungs', NULL, 'requested')) AS one (position, label, number, stage);
UPDATE agreements_exchangespecialty SET label = 'Spines' WHERE label = 'Spine';
DELETE FROM agreements_exchangespecialty WHERE label = 'Lungs';
INSERT INTO agreements_evidence (source_id, paragraph, words, field, basis, note, note_zh, note_vi,
    exchange_id, exchange_specialty_id, quotation, is_quotation_public)
SELECT (SELECT min(id) FROM agreements_source), position, '', 'label', 'stated', '', '', '',
    exchange_id, id, '', false
FROM agreements_exchangespecialty WHERE position IN (7, 8);
"""
SPECIALTIES_OF_EXCHANGES = (
    "SELECT id, exchange_id, position, specialty_id, label, participants, stage"
    " FROM agreements_{table} ORDER BY id",
    "SELECT id, paragraph, field, exchange_id, {column}_id FROM agreements_evidence"
    " WHERE {column}_id IS NOT NULL ORDER BY id",
    "SELECT pgh_id, pgh_label, pgh_obj_id, id, exchange_id, specialty_id, label, participants,"
    " stage FROM agreements_{table}event ORDER BY pgh_id",
    "SELECT pgh_id, pgh_label, id, {column}_id FROM agreements_evidenceevent"
    " WHERE {column}_id IS NOT NULL ORDER BY pgh_id",
    "SELECT id, specialty_ids FROM agreements_exchange ORDER BY id",
)
MOVED_TO_AN_AGREEMENT = """
UPDATE agreements_recordspecialty SET exchange_id = NULL, participants = NULL,
    agreement_id = (SELECT min(id) FROM agreements_agreement) WHERE label = 'Heart';
"""
SPECIALTIES_OF_AGREEMENTS = """
SELECT cardinality(specialty_ids) FROM agreements_agreement ORDER BY id LIMIT 1
"""


def test_specialties_of_exchanges_become_those_of_records_with_evidence_and_history():
    former = {"table": "exchangespecialty", "column": "exchange_specialty"}
    present = {"table": "recordspecialty", "column": "record_specialty"}
    with restored("release-0.1.0") as url:
        execute(url, SPECIALTIES)
        before = [rows(url, query.format(**former)) for query in SPECIALTIES_OF_EXCHANGES]
        manage(url, "migrate", "--verbosity=0")
        after = [rows(url, query.format(**present)) for query in SPECIALTIES_OF_EXCHANGES]
        checked = manage(url, "check_derived")
        execute(url, MOVED_TO_AN_AGREEMENT)
        later = [rows(url, query.format(**present)) for query in SPECIALTIES_OF_EXCHANGES]
        of_agreements = rows(url, SPECIALTIES_OF_AGREEMENTS)
        checked_later = manage(url, "check_derived")

    named, evidence, history, evidence_history, _ids = before
    assert [row[4:] for row in named][-2:] == [
        ("Heart", 3, "taken"),
        ("Spines", None, "not_stated"),
    ]
    assert [row[2] for row in evidence][-2:] == ["label", "label"]
    assert [(row[1], row[6]) for row in history][-5:] == [
        ("insert", "Heart"),
        ("insert", "Spine"),
        ("insert", "Lungs"),
        ("update", "Spines"),
        ("delete", "Lungs"),
    ]
    assert [row[1] for row in evidence_history][-2:] == ["insert", "insert"]
    assert after == before
    assert [row[1:2] + row[6:7] for row in later[2][len(history) :]] == [("update", "Heart")]
    assert of_agreements == [(1,)]
    assert [check.splitlines()[-1] for check in (checked, checked_later)] == 2 * ["0 differences"]
