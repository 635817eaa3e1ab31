"""The view that pairs up places that cooperate, and what it is computed by."""

import django_migrate_sql.operations
from django.db import migrations, models

import agreements.dates


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_derived"),
    ]

    operations = [
        django_migrate_sql.operations.CreateSQL(
            name="agreement_ways",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_ways(record int, place int) RETURNS text[]\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT coalesce(array_agg(DISTINCT\n"
                "        CASE WHEN sends THEN 'sends' WHEN hosts THEN 'hosts' ELSE 'other' END), '{}')\n"
                "    FROM agreement_located(ARRAY[record]) WHERE takes_part AND seat_id = place\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_ways;",
            dependencies=[("agreements", "agreement_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="published_records",
            sql=(
                "CREATE OR REPLACE FUNCTION published_records()\n"
                "RETURNS TABLE (kind text, id int, region_ids int[], senders int[], hosts int[], parties jsonb,\n"
                "    is_framework boolean, is_contact boolean, date varchar, day_from date, day_to date)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT 'agreement', r.id, r.region_ids, '{}'::int[], '{}'::int[], r.card->'parties',\n"
                "        r.kind = 'framework',\n"
                "        r.status NOT IN ('proposed', 'to_be_signed') AND (r.status <> 'unknown' OR r.signed <> ''),\n"
                "        r.signed, r.signed_from, r.signed_to\n"
                "    FROM agreements_agreement r WHERE r.state = 'published'\n"
                "    UNION ALL\n"
                "    SELECT 'delegation', r.id, r.region_ids, r.sending_region_ids, r.host_region_ids,\n"
                "        (r.card->'parties') || (r.card->'stops'), false, r.status = 'took_place',\n"
                "        r.dates, r.dates_from, r.dates_to\n"
                "    FROM agreements_delegation r WHERE r.state = 'published'\n"
                "    UNION ALL\n"
                "    SELECT 'exchange', r.id, r.region_ids, r.sending_region_ids, r.host_region_ids,\n"
                "        r.card->'parties', false, r.status IN ('completed', 'under_way'),\n"
                "        r.dates, r.dates_from, r.dates_to\n"
                "    FROM agreements_exchange r WHERE r.state = 'published'\n"
                "    UNION ALL\n"
                "    -- A programme has a period; what happened in it are its visits and courses.\n"
                "    SELECT 'programme', r.id, r.region_ids, '{}', '{}', r.card->'parties', false, false,\n"
                "        r.period, r.period_from, r.period_to\n"
                "    FROM agreements_programme r WHERE r.state = 'published'\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION published_records;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="partnerships",
            sql=(
                "CREATE OR REPLACE FUNCTION partnerships() RETURNS TABLE (id bigint, first_id int, second_id int,\n"
                "    agreement_count int, framework_count int, concluded_count int, programme_count int,\n"
                "    delegation_count int, out_count int, in_count int,\n"
                "    exchange_count int, sent_count int, received_count int, contact_count int,\n"
                "    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH record AS MATERIALIZED (\n"
                "        SELECT row_number() OVER () AS key, * FROM published_records()\n"
                "    ), named AS MATERIALIZED (\n"
                '        SELECT DISTINCT record.key, place.id, place.path, place.slug COLLATE "C" AS slug\n'
                "        FROM record, jsonb_array_elements(record.parties) AS party\n"
                "        JOIN agreements_region place\n"
                "            ON place.slug = party->'place'->>'slug' AND place.kind <> 'grouping'\n"
                "    ), pair AS MATERIALIZED (\n"
                "        SELECT DISTINCT one.id AS first_id, other.id AS second_id\n"
                "        FROM named one JOIN named other ON other.key = one.key AND one.slug < other.slug\n"
                "        WHERE NOT starts_with(one.path, other.path) AND NOT starts_with(other.path, one.path)\n"
                "    ), end_of_pair AS MATERIALIZED (\n"
                "        SELECT first_id AS id FROM pair UNION SELECT second_id FROM pair\n"
                "    ), reach AS MATERIALIZED (\n"
                "        SELECT record.key, end_of_pair.id\n"
                "        FROM record, unnest(record.region_ids) AS above_id\n"
                "        JOIN end_of_pair ON end_of_pair.id = above_id\n"
                "    ), met AS MATERIALIZED (\n"
                "        -- By record first: by place, each pair would meet all records of both.\n"
                "        SELECT key, one.id AS one_id, other.id AS other_id\n"
                "        FROM reach one JOIN reach other USING (key) WHERE one.id <> other.id\n"
                "    ), between_them AS (\n"
                "        SELECT pair.first_id, pair.second_id, record.*,\n"
                "            pair.first_id = ANY (senders) AND pair.second_id = ANY (hosts) AS is_out,\n"
                "            pair.second_id = ANY (senders) AND pair.first_id = ANY (hosts) AS is_in,\n"
                "            is_contact AND coalesce(day_from, day_to) IS NOT NULL AS is_dated\n"
                "        FROM met\n"
                "        JOIN pair ON pair.first_id = met.one_id AND pair.second_id = met.other_id\n"
                "        JOIN record ON record.key = met.key\n"
                "    )\n"
                "    SELECT (first_id::bigint << 31) + second_id, first_id, second_id,\n"
                "        count(*) FILTER (WHERE kind = 'agreement')::int,\n"
                "        count(*) FILTER (WHERE is_framework AND is_contact)::int,\n"
                "        count(*) FILTER (WHERE kind = 'agreement' AND is_contact)::int,\n"
                "        count(*) FILTER (WHERE kind = 'programme')::int,\n"
                "        count(*) FILTER (WHERE kind = 'delegation')::int,\n"
                "        count(*) FILTER (WHERE kind = 'delegation' AND is_out)::int,\n"
                "        count(*) FILTER (WHERE kind = 'delegation' AND is_in)::int,\n"
                "        count(*) FILTER (WHERE kind = 'exchange')::int,\n"
                "        count(*) FILTER (WHERE kind = 'exchange' AND is_out)::int,\n"
                "        count(*) FILTER (WHERE kind = 'exchange' AND is_in)::int,\n"
                "        count(*) FILTER (WHERE is_contact)::int,\n"
                "        coalesce((array_agg(date ORDER BY coalesce(day_from, '0001-01-01'), date)\n"
                "            FILTER (WHERE is_dated))[1], ''),\n"
                "        min(coalesce(day_from, '0001-01-01')) FILTER (WHERE is_dated),\n"
                "        coalesce((array_agg(date ORDER BY coalesce(day_to, '9999-12-31') DESC, date)\n"
                "            FILTER (WHERE is_dated))[1], ''),\n"
                "        max(coalesce(day_to, '9999-12-31')) FILTER (WHERE is_dated)\n"
                "    FROM between_them GROUP BY first_id, second_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION partnerships;",
            dependencies=[("agreements", "published_records")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreements_partnership",
            sql="CREATE VIEW agreements_partnership AS SELECT * FROM partnerships();",
            reverse_sql="DROP VIEW agreements_partnership;",
            dependencies=[("agreements", "partnerships")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_ways",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_ways(record int, place int) RETURNS text[]\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT coalesce(array_agg(DISTINCT\n"
                "        CASE WHEN sends THEN 'sends' WHEN hosts THEN 'hosts' ELSE 'other' END), '{}')\n"
                "    FROM delegation_located(ARRAY[record]) WHERE takes_part AND seat_id = place\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_ways;",
            dependencies=[("agreements", "delegation_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_ways",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_ways(record int, place int) RETURNS text[]\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT coalesce(array_agg(DISTINCT\n"
                "        CASE WHEN sends THEN 'sends' WHEN hosts THEN 'hosts' ELSE 'other' END), '{}')\n"
                "    FROM exchange_located(ARRAY[record]) WHERE takes_part AND seat_id = place\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_ways;",
            dependencies=[("agreements", "exchange_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_ways",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_ways(record int, place int) RETURNS text[]\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT coalesce(array_agg(DISTINCT\n"
                "        CASE WHEN sends THEN 'sends' WHEN hosts THEN 'hosts' ELSE 'other' END), '{}')\n"
                "    FROM programme_located(ARRAY[record]) WHERE takes_part AND seat_id = place\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_ways;",
            dependencies=[("agreements", "programme_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="record_ways",
            sql=(
                "CREATE OR REPLACE FUNCTION record_ways(kind text, record int, place int) RETURNS text[]\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT CASE kind\n"
                "        WHEN 'agreement' THEN agreement_ways(record, place)\n"
                "        WHEN 'delegation' THEN delegation_ways(record, place)\n"
                "        WHEN 'exchange' THEN exchange_ways(record, place)\n"
                "        WHEN 'programme' THEN programme_ways(record, place)\n"
                "    END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION record_ways;",
            dependencies=[
                ("agreements", "agreement_ways"),
                ("agreements", "delegation_ways"),
                ("agreements", "exchange_ways"),
                ("agreements", "programme_ways"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="published_records_of",
            sql=(
                "CREATE OR REPLACE FUNCTION published_records_of(place int, only_itself boolean)\n"
                "RETURNS TABLE (kind text, id int, region_ids int[], senders int[], hosts int[], parties jsonb,\n"
                "    is_framework boolean, is_contact boolean, date varchar, day_from date, day_to date)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT r.kind, r.id, r.region_ids,\n"
                "        CASE WHEN only_itself AND NOT 'sends' = ANY (own.ways)\n"
                "            THEN array_remove(r.senders, place) ELSE r.senders END,\n"
                "        CASE WHEN only_itself AND NOT 'hosts' = ANY (own.ways)\n"
                "            THEN array_remove(r.hosts, place) ELSE r.hosts END,\n"
                "        r.parties, r.is_framework, r.is_contact, r.date, r.day_from, r.day_to\n"
                "    FROM published_records() r\n"
                "    CROSS JOIN LATERAL (\n"
                "        SELECT CASE WHEN only_itself THEN record_ways(r.kind, r.id, place) END AS ways OFFSET 0\n"
                "    ) AS own\n"
                "    WHERE r.region_ids @> ARRAY[place] AND (NOT only_itself OR cardinality(own.ways) > 0)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION published_records_of;",
            dependencies=[("agreements", "published_records"), ("agreements", "record_ways")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="partnerships_of",
            sql=(
                "CREATE OR REPLACE FUNCTION partnerships_of(place int, only_itself boolean)\n"
                "RETURNS TABLE (id bigint, first_id int, second_id int,\n"
                "    agreement_count int, framework_count int, concluded_count int, programme_count int,\n"
                "    delegation_count int, out_count int, in_count int,\n"
                "    exchange_count int, sent_count int, received_count int, contact_count int,\n"
                "    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH record AS MATERIALIZED (\n"
                "        SELECT row_number() OVER () AS key, * FROM published_records_of(place, only_itself)\n"
                "    ), named AS MATERIALIZED (\n"
                '        SELECT DISTINCT record.key, place.id, place.path, place.slug COLLATE "C" AS slug\n'
                "        FROM record, jsonb_array_elements(record.parties) AS party\n"
                "        JOIN agreements_region place\n"
                "            ON place.slug = party->'place'->>'slug' AND place.kind <> 'grouping'\n"
                "    ), pair AS MATERIALIZED (\n"
                "        SELECT DISTINCT here.id AS first_id, named.id AS second_id\n"
                "        FROM named JOIN agreements_region here ON here.id = place\n"
                "        WHERE named.id <> ALL (path_ids(here.path))\n"
                "            AND NOT EXISTS (\n"
                "                SELECT FROM regions_above(ARRAY[named.id]) above WHERE above.above_id = place)\n"
                "    ), end_of_pair AS MATERIALIZED (\n"
                "        SELECT first_id AS id FROM pair UNION SELECT second_id FROM pair\n"
                "    ), reach AS MATERIALIZED (\n"
                "        SELECT record.key, end_of_pair.id\n"
                "        FROM record, unnest(record.region_ids) AS above_id\n"
                "        JOIN end_of_pair ON end_of_pair.id = above_id\n"
                "    ), met AS MATERIALIZED (\n"
                "        -- By record first: by place, each pair would meet all records of both.\n"
                "        SELECT key, one.id AS one_id, other.id AS other_id\n"
                "        FROM reach one JOIN reach other USING (key) WHERE one.id <> other.id\n"
                "    ), between_them AS (\n"
                "        SELECT pair.first_id, pair.second_id, record.*,\n"
                "            pair.first_id = ANY (senders) AND pair.second_id = ANY (hosts) AS is_out,\n"
                "            pair.second_id = ANY (senders) AND pair.first_id = ANY (hosts) AS is_in,\n"
                "            is_contact AND coalesce(day_from, day_to) IS NOT NULL AS is_dated\n"
                "        FROM met\n"
                "        JOIN pair ON pair.first_id = met.one_id AND pair.second_id = met.other_id\n"
                "        JOIN record ON record.key = met.key\n"
                "    )\n"
                "    SELECT (first_id::bigint << 31) + second_id, first_id, second_id,\n"
                "        count(*) FILTER (WHERE kind = 'agreement')::int,\n"
                "        count(*) FILTER (WHERE is_framework AND is_contact)::int,\n"
                "        count(*) FILTER (WHERE kind = 'agreement' AND is_contact)::int,\n"
                "        count(*) FILTER (WHERE kind = 'programme')::int,\n"
                "        count(*) FILTER (WHERE kind = 'delegation')::int,\n"
                "        count(*) FILTER (WHERE kind = 'delegation' AND is_out)::int,\n"
                "        count(*) FILTER (WHERE kind = 'delegation' AND is_in)::int,\n"
                "        count(*) FILTER (WHERE kind = 'exchange')::int,\n"
                "        count(*) FILTER (WHERE kind = 'exchange' AND is_out)::int,\n"
                "        count(*) FILTER (WHERE kind = 'exchange' AND is_in)::int,\n"
                "        count(*) FILTER (WHERE is_contact)::int,\n"
                "        coalesce((array_agg(date ORDER BY coalesce(day_from, '0001-01-01'), date)\n"
                "            FILTER (WHERE is_dated))[1], ''),\n"
                "        min(coalesce(day_from, '0001-01-01')) FILTER (WHERE is_dated),\n"
                "        coalesce((array_agg(date ORDER BY coalesce(day_to, '9999-12-31') DESC, date)\n"
                "            FILTER (WHERE is_dated))[1], ''),\n"
                "        max(coalesce(day_to, '9999-12-31')) FILTER (WHERE is_dated)\n"
                "    FROM between_them GROUP BY first_id, second_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION partnerships_of;",
            dependencies=[
                ("agreements", "path_ids"),
                ("agreements", "published_records_of"),
                ("agreements", "regions_above"),
            ],
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("agreement_count", models.IntegerField(verbose_name="agreements")),
                (
                    "framework_count",
                    models.IntegerField(verbose_name="framework agreements that were concluded"),
                ),
                (
                    "concluded_count",
                    models.IntegerField(verbose_name="agreements that were concluded"),
                ),
                ("programme_count", models.IntegerField(verbose_name="programmes")),
                ("delegation_count", models.IntegerField(verbose_name="delegations")),
                ("out_count", models.IntegerField(verbose_name="delegations out")),
                ("in_count", models.IntegerField(verbose_name="delegations in")),
                ("exchange_count", models.IntegerField(verbose_name="exchanges")),
                ("sent_count", models.IntegerField(verbose_name="exchanges sent")),
                ("received_count", models.IntegerField(verbose_name="exchanges received")),
                ("contact_count", models.IntegerField(verbose_name="contacts")),
                (
                    "first_contact",
                    agreements.dates.UncertainDateField(
                        adds_span=False, max_length=64, verbose_name="first contact"
                    ),
                ),
                (
                    "first_contact_day",
                    models.DateField(null=True, verbose_name="earliest day of the first contact"),
                ),
                (
                    "last_contact",
                    agreements.dates.UncertainDateField(
                        adds_span=False, max_length=64, verbose_name="last contact"
                    ),
                ),
                (
                    "last_contact_day",
                    models.DateField(null=True, verbose_name="latest day of the last contact"),
                ),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "managed": False,
            },
        ),
    ]
