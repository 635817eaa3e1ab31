"""The amounts of commitments become contributions that name their commitment."""

import pghistory
from babel.numbers import list_currencies
from django.db import migrations

# Both columns at once: a contribution names no commitment of another agreement.
SAME_AGREEMENT = """
CREATE UNIQUE INDEX commitment_of_agreement ON agreements_commitment (id, agreement_id);
ALTER TABLE agreements_contribution ADD CONSTRAINT contribution_commitment_same_agreement
    FOREIGN KEY (commitment_id, agreement_id) REFERENCES agreements_commitment (id, agreement_id)
    DEFERRABLE INITIALLY DEFERRED;
"""
ANY_AGREEMENT = """
ALTER TABLE agreements_contribution DROP CONSTRAINT contribution_commitment_same_agreement;
DROP INDEX commitment_of_agreement;
"""
# A unit that is a currency makes an amount of money, any other one a quantity. A number below zero
# is none of either, and stays readable as a part of the unit.
INSERT = """
WITH given AS (
    SELECT *, coalesce(amount >= 0 AND btrim(amount_unit) = ANY (%s), false) AS is_money,
        coalesce(amount < 0, false) AS is_negative
    FROM agreements_commitment WHERE amount IS NOT NULL OR amount_unit <> ''
)
INSERT INTO agreements_contribution (agreement_id, commitment_id, position, description,
    description_zh, description_vi, kind, status, quantity_qualifier, quantity, quantity_to, unit,
    unit_zh, unit_vi, amount_qualifier, amount, amount_to, currency, scope, dates)
SELECT agreement_id, id, row_number() OVER (PARTITION BY agreement_id ORDER BY position, id),
    coalesce(nullif(text, ''), nullif(text_zh, ''), nullif(text_vi, ''), '–'), text_zh, text_vi,
    CASE WHEN is_money THEN 'money' ELSE 'not_stated' END, 'pledged', 'not_stated',
    CASE WHEN NOT is_money AND NOT is_negative THEN amount END,
    CASE WHEN NOT is_money AND NOT is_negative THEN amount_to END,
    CASE WHEN is_money THEN ''
        WHEN is_negative THEN left(
            concat_ws('–', trim_scale(amount), trim_scale(amount_to)) || ' ' || amount_unit, 100)
        ELSE amount_unit END,
    '', '', 'not_stated',
    CASE WHEN is_money THEN amount END, CASE WHEN is_money THEN amount_to END,
    CASE WHEN is_money THEN btrim(amount_unit) ELSE '' END, 'event', ''
FROM given
"""
# What supports the amount alone follows it, and what supports the commitment supports both.
MOVE_EVIDENCE = """
UPDATE agreements_evidence e SET commitment_id = NULL, contribution_id = c.id, field = CASE
    WHEN c.currency = '' THEN CASE e.field WHEN 'amount' THEN 'quantity'
        WHEN 'amount_to' THEN 'quantity_to' ELSE 'unit' END
    ELSE CASE e.field WHEN 'amount_unit' THEN 'currency' ELSE e.field END END
FROM agreements_contribution c
WHERE c.commitment_id = e.commitment_id AND e.field IN ('amount', 'amount_to', 'amount_unit')
"""
COPY_EVIDENCE = """
INSERT INTO agreements_evidence (source_id, paragraph, span_start, span_end, words, quotation,
    is_quotation_public, field, basis, note, note_zh, note_vi, agreement_id, contribution_id)
SELECT e.source_id, e.paragraph, e.span_start, e.span_end, e.words, e.quotation,
    e.is_quotation_public, '', e.basis, e.note, e.note_zh, e.note_vi, e.agreement_id, c.id
FROM agreements_evidence e JOIN agreements_contribution c ON c.commitment_id = e.commitment_id
WHERE e.field = ''
"""
EMPTY = """
UPDATE agreements_commitment SET amount = NULL, amount_to = NULL, amount_unit = ''
WHERE amount IS NOT NULL OR amount_unit <> ''
"""


def move_amounts(apps, schema_editor):
    """Move every amount, in changes that the history keeps with their reason."""
    currencies = sorted(list_currencies() - {"XTS", "XXX"})
    connection = schema_editor.connection
    with pghistory.context(reason="commitment_amounts"), connection.cursor() as cursor:
        cursor.execute(INSERT, [currencies])
        for statement in (MOVE_EVIDENCE, COPY_EVIDENCE, EMPTY):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0023_contributions"),
    ]

    operations = [
        migrations.RunSQL(sql=SAME_AGREEMENT, reverse_sql=ANY_AGREEMENT),
        migrations.RunPython(move_amounts, migrations.RunPython.noop),
    ]
