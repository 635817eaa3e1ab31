"""The functions and triggers that fill the derived columns and hold the rules between rows."""

import django_migrate_sql.operations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_tables"),
    ]

    operations = [
        django_migrate_sql.operations.CreateSQL(
            name="agreement_terms",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_terms(ids int[])\n"
                "RETURNS TABLE (record_id int, term_id int, words text, rank bigint, item jsonb)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT link.agreement_id, link.area_id, concat_ws(E'\\n', t.name, t.name_zh, t.name_vi),\n"
                '        row_number() OVER (ORDER BY t.name COLLATE "C", t.id),\n'
                "        jsonb_build_object('slug', t.slug,\n"
                "            'name', t.name, 'name_zh', t.name_zh, 'name_vi', t.name_vi)\n"
                "    FROM agreements_agreement_areas link LEFT JOIN agreements_area t ON t.id = link.area_id\n"
                "    WHERE link.agreement_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_terms;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_listed_terms",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_listed_terms(ids int[])\n"
                "RETURNS TABLE (record_id int, term_ids int[], items jsonb, words text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT term.record_id,\n"
                "        array_agg(DISTINCT term.term_id) FILTER (WHERE term.term_id IS NOT NULL),\n"
                "        jsonb_agg(term.item ORDER BY term.rank) FILTER (WHERE term.item IS NOT NULL),\n"
                "        string_agg(term.words, E'\\n')\n"
                "    FROM agreement_terms(ids) term GROUP BY term.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_listed_terms;",
            dependencies=[("agreements", "agreement_terms")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_mentions",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_mentions(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,\n"
                "    institution_id int, region_id int, printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT agreement_id, 'party', role, position, id, institution_id, region_id,\n"
                "        concat_ws(E'\\n', nullif(name_as_printed, ''), nullif(signer_name, ''))\n"
                "    FROM agreements_agreementparty WHERE agreement_id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT agreement_id, 'unit', role, position, id, unit_id, NULL, ''\n"
                "    FROM agreements_agreementparty WHERE agreement_id = ANY (ids) AND unit_id IS NOT NULL\n"
                "    UNION ALL\n"
                "    SELECT id, 'signing', '', 0, 0, NULL, place_of_signing_id, ''\n"
                "    FROM agreements_agreement WHERE id = ANY (ids) AND place_of_signing_id IS NOT NULL\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_mentions;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="seats_of",
            sql=(
                "CREATE OR REPLACE FUNCTION seats_of(ids int[]) RETURNS TABLE (institution_id int, region_id int)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH RECURSIVE up (institution_id, region_id, parent_id, depth) AS (\n"
                "        SELECT i.id, i.region_id, i.parent_id, 1\n"
                "        FROM agreements_institution i WHERE i.id = ANY (ids)\n"
                "        UNION ALL\n"
                "        SELECT up.institution_id, i.region_id, i.parent_id, depth + 1\n"
                "        FROM up JOIN agreements_institution i ON i.id = up.parent_id\n"
                "        WHERE up.region_id IS NULL AND depth < 50\n"
                "    )\n"
                "    SELECT up.institution_id, up.region_id FROM up WHERE up.region_id IS NOT NULL\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION seats_of;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_located",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_located(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int, institution_id int,\n"
                "    region_id int, printed text, seat_id int, takes_part boolean, sends boolean, hosts boolean)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM agreement_mentions(ids)\n"
                "    )\n"
                "    SELECT m.record_id, m.how, m.role, m.nth, m.row_id, m.institution_id,\n"
                "        m.region_id, m.printed, coalesce(m.region_id, seat.region_id),\n"
                "        m.how IN ('party', 'unit', 'stop'),\n"
                "        m.how = 'party' AND m.role IN ('sender', 'sends'),\n"
                "        m.how = 'stop' OR m.how = 'party' AND m.role IN ('host', 'hosts')\n"
                "    FROM mention m\n"
                "    LEFT JOIN seats_of(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) seat\n"
                "        ON seat.institution_id = m.institution_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_located;",
            dependencies=[("agreements", "agreement_mentions"), ("agreements", "seats_of")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="path_ids",
            sql=(
                "CREATE OR REPLACE FUNCTION path_ids(path text) RETURNS int[]\n"
                "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE\n"
                "RETURN string_to_array(nullif(trim(BOTH '/' FROM path), ''), '/')::int[];"
            ),
            reverse_sql="DROP FUNCTION path_ids;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="cities_of",
            sql=(
                "CREATE OR REPLACE FUNCTION cities_of(ids int[]) RETURNS TABLE (region_id int, city_id int)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT named.id, coalesce((array_agg(a.id ORDER BY depth DESC) FILTER (\n"
                "        WHERE a.kind IN ('prefecture', 'city', 'special_region')\n"
                "            OR a.gbt_2260 IN ('110000', '120000', '310000', '500000')))[1], named.id)\n"
                "    FROM unnest(ids) AS named (id)\n"
                "    LEFT JOIN agreements_region r ON r.id = named.id\n"
                "    LEFT JOIN LATERAL unnest(path_ids(r.path)) WITH ORDINALITY AS step (id, depth) ON true\n"
                "    LEFT JOIN agreements_region a ON a.id = step.id\n"
                "    GROUP BY named.id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION cities_of;",
            dependencies=[("agreements", "path_ids")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_parties",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_parties(ids int[])\n"
                "RETURNS TABLE (record_id int, parties jsonb, stops jsonb, sending_region int, host_region int,\n"
                "    printed text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM agreement_located(ids)\n"
                "    ), shown AS (\n"
                "        SELECT m.*, city.city_id, CASE WHEN m.how IN ('party', 'stop') THEN jsonb_build_object(\n"
                "            't', CASE WHEN m.institution_id IS NULL THEN 'region' ELSE 'institution' END,\n"
                "            'slug', coalesce(i.slug, r.slug),\n"
                "            'name', coalesce(i.name, r.name),\n"
                "            'name_zh', coalesce(i.name_zh, r.name_zh),\n"
                "            'name_vi', coalesce(i.name_vi, r.name_vi),\n"
                "            'role', m.role,\n"
                "            'place', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('slug', c.slug,\n"
                "                'name', c.name, 'name_zh', c.name_zh, 'name_vi', c.name_vi) END) END AS item\n"
                "        FROM mention m\n"
                "        LEFT JOIN cities_of(ARRAY(SELECT DISTINCT mention.seat_id FROM mention)) city\n"
                "            ON city.region_id = m.seat_id\n"
                "        LEFT JOIN agreements_institution i ON i.id = m.institution_id\n"
                "        LEFT JOIN agreements_region r ON r.id = m.region_id\n"
                "        LEFT JOIN agreements_region c ON c.id = city.city_id\n"
                "    )\n"
                "    SELECT shown.record_id,\n"
                "        jsonb_agg(item ORDER BY nth, row_id) FILTER (WHERE how = 'party'),\n"
                "        jsonb_agg(item - 'role' ORDER BY nth, row_id) FILTER (WHERE how = 'stop'),\n"
                "        (array_agg(city_id ORDER BY nth, row_id)\n"
                "            FILTER (WHERE sends AND city_id IS NOT NULL))[1],\n"
                "        (array_agg(city_id ORDER BY how = 'stop', nth, row_id)\n"
                "            FILTER (WHERE hosts AND city_id IS NOT NULL))[1],\n"
                "        string_agg(nullif(shown.printed, ''), E'\\n')\n"
                "    FROM shown GROUP BY shown.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_parties;",
            dependencies=[("agreements", "agreement_located"), ("agreements", "cities_of")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institutions_above",
            sql=(
                "CREATE OR REPLACE FUNCTION institutions_above(ids int[])\n"
                "RETURNS TABLE (institution_id int, above_id int)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH RECURSIVE above (institution_id, id) AS (\n"
                "        SELECT named.id, named.id FROM unnest(ids) AS named (id)\n"
                "        UNION\n"
                "        SELECT above.institution_id, i.parent_id\n"
                "        FROM above JOIN agreements_institution i ON i.id = above.id\n"
                "        WHERE i.parent_id IS NOT NULL\n"
                "    )\n"
                "    SELECT above.institution_id, above.id FROM above\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION institutions_above;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="regions_above",
            sql=(
                "CREATE OR REPLACE FUNCTION regions_above(ids int[]) RETURNS TABLE (region_id int, above_id int)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH RECURSIVE above (region_id, id) AS (\n"
                "        SELECT named.id, above_id\n"
                "        FROM unnest(ids) AS named (id) LEFT JOIN agreements_region r ON r.id = named.id,\n"
                "            unnest(path_ids(r.path) || named.id) AS above_id\n"
                "        UNION\n"
                "        SELECT above.region_id, m.grouping_id\n"
                "        FROM above JOIN agreements_regionmember m ON m.member_id = above.id\n"
                "    )\n"
                "    SELECT above.region_id, above.id FROM above\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION regions_above;",
            dependencies=[("agreements", "path_ids")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_places",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_places(ids int[])\n"
                "RETURNS TABLE (record_id int, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], sending_region_ids int[], host_region_ids int[])\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM agreement_located(ids)\n"
                "    ), institution AS MATERIALIZED (\n"
                "        SELECT DISTINCT m.record_id, above.above_id AS institution_id, m.takes_part\n"
                "        FROM mention m\n"
                "        JOIN institutions_above(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) above\n"
                "            ON above.institution_id = m.institution_id\n"
                "    ), region AS MATERIALIZED (\n"
                "        SELECT m.record_id, m.seat_id AS region_id, m.takes_part, m.sends, m.hosts\n"
                "        FROM mention m WHERE m.seat_id IS NOT NULL\n"
                "        UNION\n"
                "        SELECT institution.record_id, i.region_id, false, false, false\n"
                "        FROM institution JOIN agreements_institution i ON i.id = institution.institution_id\n"
                "        WHERE i.region_id IS NOT NULL\n"
                "    ), regions AS (\n"
                "        SELECT region.record_id,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE takes_part) AS region_ids,\n"
                "            array_agg(DISTINCT above_id) AS named_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE sends) AS sending_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE hosts) AS host_region_ids\n"
                "        FROM region\n"
                "        JOIN regions_above(ARRAY(SELECT DISTINCT region.region_id FROM region)) above\n"
                "            ON above.region_id = region.region_id\n"
                "        GROUP BY region.record_id\n"
                "    ), institutions AS (\n"
                "        SELECT institution.record_id,\n"
                "            array_agg(DISTINCT institution.institution_id) FILTER (WHERE takes_part) AS institution_ids,\n"
                "            array_agg(DISTINCT institution.institution_id) AS named_institution_ids\n"
                "        FROM institution GROUP BY institution.record_id\n"
                "    )\n"
                "    SELECT record_id, regions.region_ids, institutions.institution_ids, regions.named_region_ids,\n"
                "        institutions.named_institution_ids, regions.sending_region_ids, regions.host_region_ids\n"
                "    FROM regions FULL JOIN institutions USING (record_id)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_places;",
            dependencies=[
                ("agreements", "agreement_located"),
                ("agreements", "institutions_above"),
                ("agreements", "regions_above"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_own_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_own_texts(ids int[])\n"
                'RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,\n'
                "    printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT agreement_id, 'commitment', 0, position, id, text, text_zh, text_vi, amount_unit\n"
                "    FROM agreements_commitment WHERE agreement_id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT id, 'principles', 1, 0, id, principles, principles_zh, principles_vi, ''\n"
                "    FROM agreements_agreement WHERE id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT id, 'legal_basis', 2, 0, id, '', '', '',\n"
                "        concat_ws(', ', nullif(legal_basis_number, ''), nullif(legal_basis_signer, ''))\n"
                "    FROM agreements_agreement WHERE id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT agreement_id, 'signer', 3, position, id, '', '', '',\n"
                "        concat_ws(', ', nullif(signer_name, ''), nullif(signer_title, ''))\n"
                "    FROM agreements_agreementparty WHERE agreement_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_own_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_texts(ids int[]) RETURNS TABLE (record_id int, texts jsonb)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT said.record_id,\n"
                "        jsonb_agg(jsonb_build_object('of', said.\"of\", 'text', said.words)\n"
                "            ORDER BY said.rank, said.nth NULLS FIRST, said.row_id)\n"
                "    FROM (\n"
                '        SELECT one.record_id, one."of", one.rank, one.nth, one.row_id,\n'
                "            jsonb_strip_nulls(jsonb_build_object('en', nullif(one.en, ''), 'zh', nullif(one.zh, ''),\n"
                "                'vi', nullif(one.vi, ''), 'printed', nullif(one.printed, ''))) AS words\n"
                "        FROM (\n"
                "            SELECT * FROM agreement_own_texts(ids)\n"
                "            UNION ALL\n"
                "            SELECT agreement_id, 'figure', 10, position, id, metric, metric_zh, metric_vi,\n"
                "                concat_ws(', ', nullif(as_printed, ''), nullif(currency, ''))\n"
                "            FROM agreements_figure WHERE agreement_id = ANY (ids)\n"
                "            UNION ALL\n"
                "            SELECT agreement_id, 'evidence', 11, paragraph, id, note, note_zh, note_vi, words\n"
                "            FROM agreements_evidence WHERE agreement_id = ANY (ids) AND agreement_link_id IS NULL\n"
                '        ) AS one (record_id, "of", rank, nth, row_id, en, zh, vi, printed)\n'
                "    ) AS said\n"
                "    WHERE said.words <> '{}' GROUP BY said.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_texts;",
            dependencies=[("agreements", "agreement_own_texts")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="joined_names",
            sql=(
                "CREATE OR REPLACE FUNCTION joined_names(region_ids int[], institution_ids int[], words text[])\n"
                "RETURNS TABLE (names text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT string_agg(DISTINCT word COLLATE \"C\", E'\\n') FROM (\n"
                "        SELECT unnest(words)\n"
                "        UNION ALL\n"
                "        SELECT unnest(ARRAY[t.name, t.name_zh, t.name_vi] || string_to_array(t.alias_text, E'\\n'))\n"
                "        FROM agreements_region t WHERE t.id = ANY (region_ids)\n"
                "        UNION ALL\n"
                "        SELECT unnest(ARRAY[t.name, t.name_zh, t.name_vi] || string_to_array(t.alias_text, E'\\n'))\n"
                "        FROM agreements_institution t WHERE t.id = ANY (institution_ids)\n"
                "    ) AS found (word) WHERE word <> ''\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION joined_names;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_derived(ids int[])\n"
                "RETURNS TABLE (\n"
                "    id int,\n"
                "    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], year_from smallint, year_to smallint, card jsonb,\n"
                "    area_ids int[]\n"
                ")\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT\n"
                "        r.id,\n"
                "        coalesce(name.names, ''),\n"
                "        coalesce(said.texts, '[]'),\n"
                "        coalesce(place.region_ids, '{}'),\n"
                "        coalesce(place.institution_ids, '{}'),\n"
                "        coalesce(place.named_region_ids, '{}'),\n"
                "        coalesce(place.named_institution_ids, '{}'),\n"
                "        extract(year FROM r.signed_from)::smallint,\n"
                "        extract(year FROM r.signed_to)::smallint,\n"
                "        jsonb_build_object(\n"
                "            'parties', coalesce(party.parties, '[]'),\n"
                "            'areas', coalesce(term.items, '[]')),\n"
                "        coalesce(term.term_ids, '{}')\n"
                "    FROM agreements_agreement r\n"
                "    LEFT JOIN agreement_places(ids) place ON place.record_id = r.id\n"
                "    LEFT JOIN agreement_parties(ids) party ON party.record_id = r.id\n"
                "    LEFT JOIN agreement_listed_terms(ids) term ON term.record_id = r.id\n"
                "    LEFT JOIN agreement_texts(ids) said ON said.record_id = r.id\n"
                "    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,\n"
                "        string_to_array(concat_ws(E'\\n', party.printed, term.words), E'\\n')\n"
                "        || ARRAY[r.title_as_printed, r.other_titles]) name\n"
                "    WHERE r.id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_derived;",
            dependencies=[
                ("agreements", "agreement_listed_terms"),
                ("agreements", "agreement_parties"),
                ("agreements", "agreement_places"),
                ("agreements", "agreement_texts"),
                ("agreements", "joined_names"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="set_deriving",
            sql=(
                "CREATE OR REPLACE FUNCTION set_deriving(now text) RETURNS text LANGUAGE plpgsql AS $$\n"
                "DECLARE\n"
                "    before text := coalesce(current_setting('register.deriving', true), '');\n"
                "BEGIN\n"
                "    PERFORM set_config('register.deriving', now, true);\n"
                "    RETURN before;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION set_deriving;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_agreement WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_agreement r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, area_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.area_ids\n"
                "    )\n"
                "    FROM agreement_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.area_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.area_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_refresh;",
            dependencies=[("agreements", "agreement_derived"), ("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_agreement_of_row",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_agreement_of_row() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(DISTINCT agreement_id) INTO ids FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        SELECT array_agg(DISTINCT agreement_id) INTO ids FROM old_rows;\n"
                "    ELSE\n"
                "        SELECT array_agg(id) INTO ids FROM (\n"
                "            SELECT agreement_id FROM new_rows UNION SELECT agreement_id FROM old_rows\n"
                "        ) AS owner (id);\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM agreement_refresh(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_agreement_of_row;",
            dependencies=[("agreements", "agreement_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="share_vocabulary",
            sql=(
                "CREATE OR REPLACE FUNCTION share_vocabulary() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    PERFORM pg_advisory_xact_lock_shared(hashtextextended('register.vocabulary', 0));\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION share_vocabulary;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_areas_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_agreement_areas\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_agreement_areas\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_agreement_areas\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_agreement_areas\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_agreement_areas;\n"
                "DROP TRIGGER derive_record_insert ON agreements_agreement_areas;\n"
                "DROP TRIGGER derive_record_update ON agreements_agreement_areas;\n"
                "DROP TRIGGER derive_record_delete ON agreements_agreement_areas;"
            ),
            dependencies=[
                ("agreements", "derive_agreement_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_keep_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    NEW.names := OLD.names;\n"
                "    NEW.texts := OLD.texts;\n"
                "    NEW.region_ids := OLD.region_ids;\n"
                "    NEW.institution_ids := OLD.institution_ids;\n"
                "    NEW.named_region_ids := OLD.named_region_ids;\n"
                "    NEW.named_institution_ids := OLD.named_institution_ids;\n"
                "    NEW.year_from := OLD.year_from;\n"
                "    NEW.year_to := OLD.year_to;\n"
                "    NEW.card := OLD.card;\n"
                "    NEW.area_ids := OLD.area_ids;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION agreement_keep_derived;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_agreement",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_agreement() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows;\n"
                "        IF ids IS NOT NULL THEN\n"
                "            PERFORM agreement_refresh(ids);\n"
                "        END IF;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_agreement;",
            dependencies=[("agreements", "agreement_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="raise_version",
            sql=(
                "CREATE OR REPLACE FUNCTION raise_version() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "DECLARE\n"
                "    ignored text[] := ARRAY(\n"
                "        SELECT attname FROM pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> ''\n"
                "    ) || 'version'::text;\n"
                "BEGIN\n"
                "    IF to_jsonb(NEW) - ignored IS DISTINCT FROM to_jsonb(OLD) - ignored THEN\n"
                "        NEW.version := greatest(NEW.version, OLD.version + 1);\n"
                "    ELSE\n"
                "        NEW.version := greatest(NEW.version, OLD.version);\n"
                "    END IF;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION raise_version;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_deletion",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    RAISE check_violation USING\n"
                "        MESSAGE = replace(\n"
                "            '%(code)s was published and cannot be deleted: withdraw it instead.',\n"
                "            '%(code)s', OLD.code),\n"
                "        DETAIL = OLD.code, CONSTRAINT = 'record_never_deleted', TABLE = TG_TABLE_NAME;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_deletion;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_new_code",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_new_code() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    RAISE check_violation USING\n"
                "        MESSAGE = replace(\n"
                "            'The code %(code)s is given for good: it is neither changed nor taken back.',\n"
                "            '%(code)s', OLD.code),\n"
                "        DETAIL = OLD.code, CONSTRAINT = 'record_code_for_good', TABLE = TG_TABLE_NAME;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_new_code;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreement_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_agreement\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_agreement FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION agreement_keep_derived();\n"
                "\n"
                "-- It leaves alone what only derived columns change.\n"
                "CREATE OR REPLACE TRIGGER raise_version BEFORE UPDATE ON agreements_agreement FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION raise_version();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_code BEFORE UPDATE ON agreements_agreement FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)\n"
                "EXECUTE FUNCTION refuse_new_code();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_deletion BEFORE DELETE ON agreements_agreement FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION refuse_deletion();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_agreement\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_agreement\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_agreement;\n"
                "DROP TRIGGER keep_derived ON agreements_agreement;\n"
                "DROP TRIGGER raise_version ON agreements_agreement;\n"
                "DROP TRIGGER check_code ON agreements_agreement;\n"
                "DROP TRIGGER check_deletion ON agreements_agreement;\n"
                "DROP TRIGGER derive_record_insert ON agreements_agreement;\n"
                "DROP TRIGGER derive_record_update ON agreements_agreement;"
            ),
            dependencies=[
                ("agreements", "agreement_keep_derived"),
                ("agreements", "derive_agreement"),
                ("agreements", "raise_version"),
                ("agreements", "refuse_deletion"),
                ("agreements", "refuse_new_code"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="lock_tree",
            sql=(
                "CREATE OR REPLACE FUNCTION lock_tree(tree text) RETURNS void LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    PERFORM pg_advisory_xact_lock(hashtextextended('register.tree.' || tree, 0));\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION lock_tree;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_link_circle",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_link_circle() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[] := ARRAY(SELECT id FROM new_rows WHERE kind <> 'signed_with');\n"
                "BEGIN\n"
                "    IF cardinality(ids) = 0 THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        WITH RECURSIVE onward (start, kind, id) AS (\n"
                "            SELECT from_agreement_id, kind, to_agreement_id\n"
                "            FROM agreements_agreementlink WHERE id = ANY (ids)\n"
                "            UNION\n"
                "            SELECT onward.start, onward.kind, l.to_agreement_id\n"
                "            FROM onward JOIN agreements_agreementlink l\n"
                "                ON l.from_agreement_id = onward.id AND l.kind = onward.kind\n"
                "        )\n"
                "        SELECT FROM onward WHERE id = start\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = 'These links would run in a circle: the other agreement already leads here.',\n"
                "            CONSTRAINT = 'agreementlink_no_circle', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_link_circle;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreementlink_check_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER check_circle_insert AFTER INSERT ON agreements_agreementlink\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_link_circle();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_circle_update AFTER UPDATE ON agreements_agreementlink\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_link_circle();"
            ),
            reverse_sql=(
                "DROP TRIGGER check_circle_insert ON agreements_agreementlink;\n"
                "DROP TRIGGER check_circle_update ON agreements_agreementlink;"
            ),
            dependencies=[("agreements", "refuse_link_circle")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="agreementparty_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_agreementparty\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_agreementparty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_agreementparty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_agreementparty\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_agreementparty;\n"
                "DROP TRIGGER derive_record_insert ON agreements_agreementparty;\n"
                "DROP TRIGGER derive_record_update ON agreements_agreementparty;\n"
                "DROP TRIGGER derive_record_delete ON agreements_agreementparty;"
            ),
            dependencies=[
                ("agreements", "derive_agreement_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_terms",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_terms(ids int[])\n"
                "RETURNS TABLE (record_id int, term_id int, words text, rank bigint, item jsonb)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT link.delegation_id, link.area_id, concat_ws(E'\\n', t.name, t.name_zh, t.name_vi),\n"
                '        row_number() OVER (ORDER BY t.name COLLATE "C", t.id),\n'
                "        jsonb_build_object('slug', t.slug,\n"
                "            'name', t.name, 'name_zh', t.name_zh, 'name_vi', t.name_vi)\n"
                "    FROM agreements_delegation_topics link LEFT JOIN agreements_area t ON t.id = link.area_id\n"
                "    WHERE link.delegation_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_terms;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_listed_terms",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_listed_terms(ids int[])\n"
                "RETURNS TABLE (record_id int, term_ids int[], items jsonb, words text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT term.record_id,\n"
                "        array_agg(DISTINCT term.term_id) FILTER (WHERE term.term_id IS NOT NULL),\n"
                "        jsonb_agg(term.item ORDER BY term.rank) FILTER (WHERE term.item IS NOT NULL),\n"
                "        string_agg(term.words, E'\\n')\n"
                "    FROM delegation_terms(ids) term GROUP BY term.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_listed_terms;",
            dependencies=[("agreements", "delegation_terms")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_mentions",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_mentions(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,\n"
                "    institution_id int, region_id int, printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT delegation_id, 'party', role, position, id, institution_id, region_id, name_as_printed\n"
                "    FROM agreements_delegationparty WHERE delegation_id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT delegation_id, 'stop', '', position, id, institution_id, region_id, name_as_printed\n"
                "    FROM agreements_delegationstop WHERE delegation_id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT delegation_id, 'member', role, position, id, institution_id, NULL, name\n"
                "    FROM agreements_delegationmember WHERE delegation_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_mentions;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_located",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_located(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int, institution_id int,\n"
                "    region_id int, printed text, seat_id int, takes_part boolean, sends boolean, hosts boolean)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM delegation_mentions(ids)\n"
                "    )\n"
                "    SELECT m.record_id, m.how, m.role, m.nth, m.row_id, m.institution_id,\n"
                "        m.region_id, m.printed, coalesce(m.region_id, seat.region_id),\n"
                "        m.how IN ('party', 'unit', 'stop'),\n"
                "        m.how = 'party' AND m.role IN ('sender', 'sends'),\n"
                "        m.how = 'stop' OR m.how = 'party' AND m.role IN ('host', 'hosts')\n"
                "    FROM mention m\n"
                "    LEFT JOIN seats_of(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) seat\n"
                "        ON seat.institution_id = m.institution_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_located;",
            dependencies=[("agreements", "delegation_mentions"), ("agreements", "seats_of")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_parties",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_parties(ids int[])\n"
                "RETURNS TABLE (record_id int, parties jsonb, stops jsonb, sending_region int, host_region int,\n"
                "    printed text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM delegation_located(ids)\n"
                "    ), shown AS (\n"
                "        SELECT m.*, city.city_id, CASE WHEN m.how IN ('party', 'stop') THEN jsonb_build_object(\n"
                "            't', CASE WHEN m.institution_id IS NULL THEN 'region' ELSE 'institution' END,\n"
                "            'slug', coalesce(i.slug, r.slug),\n"
                "            'name', coalesce(i.name, r.name),\n"
                "            'name_zh', coalesce(i.name_zh, r.name_zh),\n"
                "            'name_vi', coalesce(i.name_vi, r.name_vi),\n"
                "            'role', m.role,\n"
                "            'place', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('slug', c.slug,\n"
                "                'name', c.name, 'name_zh', c.name_zh, 'name_vi', c.name_vi) END) END AS item\n"
                "        FROM mention m\n"
                "        LEFT JOIN cities_of(ARRAY(SELECT DISTINCT mention.seat_id FROM mention)) city\n"
                "            ON city.region_id = m.seat_id\n"
                "        LEFT JOIN agreements_institution i ON i.id = m.institution_id\n"
                "        LEFT JOIN agreements_region r ON r.id = m.region_id\n"
                "        LEFT JOIN agreements_region c ON c.id = city.city_id\n"
                "    )\n"
                "    SELECT shown.record_id,\n"
                "        jsonb_agg(item ORDER BY nth, row_id) FILTER (WHERE how = 'party'),\n"
                "        jsonb_agg(item - 'role' ORDER BY nth, row_id) FILTER (WHERE how = 'stop'),\n"
                "        (array_agg(city_id ORDER BY nth, row_id)\n"
                "            FILTER (WHERE sends AND city_id IS NOT NULL))[1],\n"
                "        (array_agg(city_id ORDER BY how = 'stop', nth, row_id)\n"
                "            FILTER (WHERE hosts AND city_id IS NOT NULL))[1],\n"
                "        string_agg(nullif(shown.printed, ''), E'\\n')\n"
                "    FROM shown GROUP BY shown.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_parties;",
            dependencies=[("agreements", "cities_of"), ("agreements", "delegation_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_places",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_places(ids int[])\n"
                "RETURNS TABLE (record_id int, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], sending_region_ids int[], host_region_ids int[])\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM delegation_located(ids)\n"
                "    ), institution AS MATERIALIZED (\n"
                "        SELECT DISTINCT m.record_id, above.above_id AS institution_id, m.takes_part\n"
                "        FROM mention m\n"
                "        JOIN institutions_above(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) above\n"
                "            ON above.institution_id = m.institution_id\n"
                "    ), region AS MATERIALIZED (\n"
                "        SELECT m.record_id, m.seat_id AS region_id, m.takes_part, m.sends, m.hosts\n"
                "        FROM mention m WHERE m.seat_id IS NOT NULL\n"
                "        UNION\n"
                "        SELECT institution.record_id, i.region_id, false, false, false\n"
                "        FROM institution JOIN agreements_institution i ON i.id = institution.institution_id\n"
                "        WHERE i.region_id IS NOT NULL\n"
                "    ), regions AS (\n"
                "        SELECT region.record_id,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE takes_part) AS region_ids,\n"
                "            array_agg(DISTINCT above_id) AS named_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE sends) AS sending_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE hosts) AS host_region_ids\n"
                "        FROM region\n"
                "        JOIN regions_above(ARRAY(SELECT DISTINCT region.region_id FROM region)) above\n"
                "            ON above.region_id = region.region_id\n"
                "        GROUP BY region.record_id\n"
                "    ), institutions AS (\n"
                "        SELECT institution.record_id,\n"
                "            array_agg(DISTINCT institution.institution_id) FILTER (WHERE takes_part) AS institution_ids,\n"
                "            array_agg(DISTINCT institution.institution_id) AS named_institution_ids\n"
                "        FROM institution GROUP BY institution.record_id\n"
                "    )\n"
                "    SELECT record_id, regions.region_ids, institutions.institution_ids, regions.named_region_ids,\n"
                "        institutions.named_institution_ids, regions.sending_region_ids, regions.host_region_ids\n"
                "    FROM regions FULL JOIN institutions USING (record_id)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_places;",
            dependencies=[
                ("agreements", "delegation_located"),
                ("agreements", "institutions_above"),
                ("agreements", "regions_above"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_own_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_own_texts(ids int[])\n"
                'RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,\n'
                "    printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT delegation_id, 'person', 0, position, id, '', '', '',\n"
                "        concat_ws(', ', nullif(name, ''), nullif(title, ''))\n"
                "    FROM agreements_delegationmember WHERE delegation_id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT delegation_id, 'group', 1, position, id, label, label_zh, label_vi, ''\n"
                "    FROM agreements_delegationgroup WHERE delegation_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_own_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_texts(ids int[]) RETURNS TABLE (record_id int, texts jsonb)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT said.record_id,\n"
                "        jsonb_agg(jsonb_build_object('of', said.\"of\", 'text', said.words)\n"
                "            ORDER BY said.rank, said.nth NULLS FIRST, said.row_id)\n"
                "    FROM (\n"
                '        SELECT one.record_id, one."of", one.rank, one.nth, one.row_id,\n'
                "            jsonb_strip_nulls(jsonb_build_object('en', nullif(one.en, ''), 'zh', nullif(one.zh, ''),\n"
                "                'vi', nullif(one.vi, ''), 'printed', nullif(one.printed, ''))) AS words\n"
                "        FROM (\n"
                "            SELECT * FROM delegation_own_texts(ids)\n"
                "            UNION ALL\n"
                "            SELECT delegation_id, 'figure', 10, position, id, metric, metric_zh, metric_vi,\n"
                "                concat_ws(', ', nullif(as_printed, ''), nullif(currency, ''))\n"
                "            FROM agreements_figure WHERE delegation_id = ANY (ids)\n"
                "            UNION ALL\n"
                "            SELECT delegation_id, 'evidence', 11, paragraph, id, note, note_zh, note_vi, words\n"
                "            FROM agreements_evidence WHERE delegation_id = ANY (ids) AND agreement_link_id IS NULL\n"
                '        ) AS one (record_id, "of", rank, nth, row_id, en, zh, vi, printed)\n'
                "    ) AS said\n"
                "    WHERE said.words <> '{}' GROUP BY said.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_texts;",
            dependencies=[("agreements", "delegation_own_texts")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_derived(ids int[])\n"
                "RETURNS TABLE (\n"
                "    id int,\n"
                "    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], year_from smallint, year_to smallint, card jsonb,\n"
                "    sending_region int, host_region int, sending_region_ids int[], host_region_ids int[],\n"
                "    area_ids int[]\n"
                ")\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT\n"
                "        r.id,\n"
                "        coalesce(name.names, ''),\n"
                "        coalesce(said.texts, '[]'),\n"
                "        coalesce(place.region_ids, '{}'),\n"
                "        coalesce(place.institution_ids, '{}'),\n"
                "        coalesce(place.named_region_ids, '{}'),\n"
                "        coalesce(place.named_institution_ids, '{}'),\n"
                "        extract(year FROM r.dates_from)::smallint,\n"
                "        extract(year FROM r.dates_to)::smallint,\n"
                "        jsonb_build_object(\n"
                "            'parties', coalesce(party.parties, '[]'),\n"
                "            'stops', coalesce(party.stops, '[]'),\n"
                "            'topics', coalesce(term.items, '[]')),\n"
                "        party.sending_region,\n"
                "        party.host_region,\n"
                "        coalesce(place.sending_region_ids, '{}'),\n"
                "        coalesce(place.host_region_ids, '{}'),\n"
                "        coalesce(term.term_ids, '{}')\n"
                "    FROM agreements_delegation r\n"
                "    LEFT JOIN delegation_places(ids) place ON place.record_id = r.id\n"
                "    LEFT JOIN delegation_parties(ids) party ON party.record_id = r.id\n"
                "    LEFT JOIN delegation_listed_terms(ids) term ON term.record_id = r.id\n"
                "    LEFT JOIN delegation_texts(ids) said ON said.record_id = r.id\n"
                "    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,\n"
                "        string_to_array(concat_ws(E'\\n', party.printed, term.words), E'\\n')) name\n"
                "    WHERE r.id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_derived;",
            dependencies=[
                ("agreements", "delegation_listed_terms"),
                ("agreements", "delegation_parties"),
                ("agreements", "delegation_places"),
                ("agreements", "delegation_texts"),
                ("agreements", "joined_names"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_delegation WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_delegation r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, sending_region, host_region, sending_region_ids,\n"
                "        host_region_ids, area_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.area_ids\n"
                "    )\n"
                "    FROM delegation_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,\n"
                "        r.host_region, r.sending_region_ids, r.host_region_ids, r.area_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.area_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_refresh;",
            dependencies=[("agreements", "delegation_derived"), ("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="area_refresh_records",
            sql=(
                "CREATE OR REPLACE FUNCTION area_refresh_records(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    PERFORM agreement_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_agreement WHERE area_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM delegation_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_delegation WHERE area_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION area_refresh_records;",
            dependencies=[
                ("agreements", "agreement_refresh"),
                ("agreements", "delegation_refresh"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="hold_vocabulary",
            sql=(
                "CREATE OR REPLACE FUNCTION hold_vocabulary() RETURNS void LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    PERFORM pg_advisory_xact_lock(hashtextextended('register.vocabulary', 0));\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION hold_vocabulary;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_changed_area",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_changed_area() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "    WHERE (\n"
                "        n.slug, n.name, n.name_zh, n.name_vi\n"
                "    ) IS DISTINCT FROM (\n"
                "        o.slug, o.name, o.name_zh, o.name_vi\n"
                "    );\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM hold_vocabulary();\n"
                "    PERFORM area_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_changed_area;",
            dependencies=[
                ("agreements", "area_refresh_records"),
                ("agreements", "hold_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_new_area",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_new_area() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[] := ARRAY(SELECT id FROM new_rows);\n"
                "BEGIN\n"
                "    PERFORM area_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_new_area;",
            dependencies=[("agreements", "area_refresh_records")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="area_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_insert AFTER INSERT ON agreements_area\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_new_area();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_update AFTER UPDATE ON agreements_area\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_changed_area();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_insert ON agreements_area;\n"
                "DROP TRIGGER derive_update ON agreements_area;"
            ),
            dependencies=[("agreements", "derive_changed_area"), ("agreements", "derive_new_area")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="commitment_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_commitment\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_commitment\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_commitment\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_commitment\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_agreement_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_commitment;\n"
                "DROP TRIGGER derive_record_insert ON agreements_commitment;\n"
                "DROP TRIGGER derive_record_update ON agreements_commitment;\n"
                "DROP TRIGGER derive_record_delete ON agreements_commitment;"
            ),
            dependencies=[
                ("agreements", "derive_agreement_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_keep_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    NEW.names := OLD.names;\n"
                "    NEW.texts := OLD.texts;\n"
                "    NEW.region_ids := OLD.region_ids;\n"
                "    NEW.institution_ids := OLD.institution_ids;\n"
                "    NEW.named_region_ids := OLD.named_region_ids;\n"
                "    NEW.named_institution_ids := OLD.named_institution_ids;\n"
                "    NEW.year_from := OLD.year_from;\n"
                "    NEW.year_to := OLD.year_to;\n"
                "    NEW.card := OLD.card;\n"
                "    NEW.sending_region := OLD.sending_region;\n"
                "    NEW.host_region := OLD.host_region;\n"
                "    NEW.sending_region_ids := OLD.sending_region_ids;\n"
                "    NEW.host_region_ids := OLD.host_region_ids;\n"
                "    NEW.area_ids := OLD.area_ids;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION delegation_keep_derived;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_delegation_of_row",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_delegation_of_row() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(DISTINCT delegation_id) INTO ids FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        SELECT array_agg(DISTINCT delegation_id) INTO ids FROM old_rows;\n"
                "    ELSE\n"
                "        SELECT array_agg(id) INTO ids FROM (\n"
                "            SELECT delegation_id FROM new_rows UNION SELECT delegation_id FROM old_rows\n"
                "        ) AS owner (id);\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM delegation_refresh(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_delegation_of_row;",
            dependencies=[("agreements", "delegation_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_topics_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegation_topics\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegation_topics\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegation_topics\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_delegation_topics\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegation_topics;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegation_topics;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegation_topics;\n"
                "DROP TRIGGER derive_record_delete ON agreements_delegation_topics;"
            ),
            dependencies=[
                ("agreements", "derive_delegation_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_delegation",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_delegation() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows;\n"
                "        IF ids IS NOT NULL THEN\n"
                "            PERFORM delegation_refresh(ids);\n"
                "        END IF;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_delegation;",
            dependencies=[("agreements", "delegation_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegation_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegation\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_delegation FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION delegation_keep_derived();\n"
                "\n"
                "-- It leaves alone what only derived columns change.\n"
                "CREATE OR REPLACE TRIGGER raise_version BEFORE UPDATE ON agreements_delegation FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION raise_version();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_code BEFORE UPDATE ON agreements_delegation FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)\n"
                "EXECUTE FUNCTION refuse_new_code();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_deletion BEFORE DELETE ON agreements_delegation FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION refuse_deletion();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegation\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegation\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegation;\n"
                "DROP TRIGGER keep_derived ON agreements_delegation;\n"
                "DROP TRIGGER raise_version ON agreements_delegation;\n"
                "DROP TRIGGER check_code ON agreements_delegation;\n"
                "DROP TRIGGER check_deletion ON agreements_delegation;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegation;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegation;"
            ),
            dependencies=[
                ("agreements", "delegation_keep_derived"),
                ("agreements", "derive_delegation"),
                ("agreements", "raise_version"),
                ("agreements", "refuse_deletion"),
                ("agreements", "refuse_new_code"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegationgroup_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegationgroup\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegationgroup\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegationgroup\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_delegationgroup\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegationgroup;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegationgroup;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegationgroup;\n"
                "DROP TRIGGER derive_record_delete ON agreements_delegationgroup;"
            ),
            dependencies=[
                ("agreements", "derive_delegation_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegationmember_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegationmember\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegationmember\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegationmember\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_delegationmember\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegationmember;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegationmember;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegationmember;\n"
                "DROP TRIGGER derive_record_delete ON agreements_delegationmember;"
            ),
            dependencies=[
                ("agreements", "derive_delegation_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegationparty_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegationparty\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegationparty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegationparty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_delegationparty\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegationparty;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegationparty;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegationparty;\n"
                "DROP TRIGGER derive_record_delete ON agreements_delegationparty;"
            ),
            dependencies=[
                ("agreements", "derive_delegation_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="delegationstop_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegationstop\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegationstop\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegationstop\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_delegationstop\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegationstop;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegationstop;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegationstop;\n"
                "DROP TRIGGER derive_record_delete ON agreements_delegationstop;"
            ),
            dependencies=[
                ("agreements", "derive_delegation_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_terms",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_terms(ids int[])\n"
                "RETURNS TABLE (record_id int, term_id int, words text, rank bigint, item jsonb)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT link.exchange_id, link.specialty_id,\n"
                "        concat_ws(E'\\n', t.name, t.name_zh, t.name_vi, link.label),\n"
                "        row_number() OVER (ORDER BY link.position, link.id),\n"
                "        jsonb_build_object('code', t.code, 'label', link.label, 'stage', link.stage,\n"
                "            'participants', link.participants,\n"
                "            'name', coalesce(t.name, ''), 'name_zh', coalesce(t.name_zh, ''),\n"
                "            'name_vi', coalesce(t.name_vi, ''))\n"
                "    FROM agreements_exchangespecialty link\n"
                "    LEFT JOIN agreements_specialty t ON t.id = link.specialty_id\n"
                "    WHERE link.exchange_id = ANY (ids)\n"
                "    UNION ALL\n"
                "    SELECT link.exchange_id, t.parent_id,\n"
                "        concat_ws(E'\\n', up.name, up.name_zh, up.name_vi), NULL, NULL\n"
                "    FROM agreements_exchangespecialty link\n"
                "    JOIN agreements_specialty t ON t.id = link.specialty_id\n"
                "    LEFT JOIN agreements_specialty up ON up.id = t.parent_id\n"
                "    WHERE link.exchange_id = ANY (ids) AND t.parent_id IS NOT NULL\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_terms;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_listed_terms",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_listed_terms(ids int[])\n"
                "RETURNS TABLE (record_id int, term_ids int[], items jsonb, words text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT term.record_id,\n"
                "        array_agg(DISTINCT term.term_id) FILTER (WHERE term.term_id IS NOT NULL),\n"
                "        jsonb_agg(term.item ORDER BY term.rank) FILTER (WHERE term.item IS NOT NULL),\n"
                "        string_agg(term.words, E'\\n')\n"
                "    FROM exchange_terms(ids) term GROUP BY term.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_listed_terms;",
            dependencies=[("agreements", "exchange_terms")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_mentions",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_mentions(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,\n"
                "    institution_id int, region_id int, printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT exchange_id, 'party', role, position, id, institution_id, region_id, name_as_printed\n"
                "    FROM agreements_exchangeparty WHERE exchange_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_mentions;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_located",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_located(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int, institution_id int,\n"
                "    region_id int, printed text, seat_id int, takes_part boolean, sends boolean, hosts boolean)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM exchange_mentions(ids)\n"
                "    )\n"
                "    SELECT m.record_id, m.how, m.role, m.nth, m.row_id, m.institution_id,\n"
                "        m.region_id, m.printed, coalesce(m.region_id, seat.region_id),\n"
                "        m.how IN ('party', 'unit', 'stop'),\n"
                "        m.how = 'party' AND m.role IN ('sender', 'sends'),\n"
                "        m.how = 'stop' OR m.how = 'party' AND m.role IN ('host', 'hosts')\n"
                "    FROM mention m\n"
                "    LEFT JOIN seats_of(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) seat\n"
                "        ON seat.institution_id = m.institution_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_located;",
            dependencies=[("agreements", "exchange_mentions"), ("agreements", "seats_of")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_parties",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_parties(ids int[])\n"
                "RETURNS TABLE (record_id int, parties jsonb, stops jsonb, sending_region int, host_region int,\n"
                "    printed text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM exchange_located(ids)\n"
                "    ), shown AS (\n"
                "        SELECT m.*, city.city_id, CASE WHEN m.how IN ('party', 'stop') THEN jsonb_build_object(\n"
                "            't', CASE WHEN m.institution_id IS NULL THEN 'region' ELSE 'institution' END,\n"
                "            'slug', coalesce(i.slug, r.slug),\n"
                "            'name', coalesce(i.name, r.name),\n"
                "            'name_zh', coalesce(i.name_zh, r.name_zh),\n"
                "            'name_vi', coalesce(i.name_vi, r.name_vi),\n"
                "            'role', m.role,\n"
                "            'place', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('slug', c.slug,\n"
                "                'name', c.name, 'name_zh', c.name_zh, 'name_vi', c.name_vi) END) END AS item\n"
                "        FROM mention m\n"
                "        LEFT JOIN cities_of(ARRAY(SELECT DISTINCT mention.seat_id FROM mention)) city\n"
                "            ON city.region_id = m.seat_id\n"
                "        LEFT JOIN agreements_institution i ON i.id = m.institution_id\n"
                "        LEFT JOIN agreements_region r ON r.id = m.region_id\n"
                "        LEFT JOIN agreements_region c ON c.id = city.city_id\n"
                "    )\n"
                "    SELECT shown.record_id,\n"
                "        jsonb_agg(item ORDER BY nth, row_id) FILTER (WHERE how = 'party'),\n"
                "        jsonb_agg(item - 'role' ORDER BY nth, row_id) FILTER (WHERE how = 'stop'),\n"
                "        (array_agg(city_id ORDER BY nth, row_id)\n"
                "            FILTER (WHERE sends AND city_id IS NOT NULL))[1],\n"
                "        (array_agg(city_id ORDER BY how = 'stop', nth, row_id)\n"
                "            FILTER (WHERE hosts AND city_id IS NOT NULL))[1],\n"
                "        string_agg(nullif(shown.printed, ''), E'\\n')\n"
                "    FROM shown GROUP BY shown.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_parties;",
            dependencies=[("agreements", "cities_of"), ("agreements", "exchange_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_places",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_places(ids int[])\n"
                "RETURNS TABLE (record_id int, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], sending_region_ids int[], host_region_ids int[])\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM exchange_located(ids)\n"
                "    ), institution AS MATERIALIZED (\n"
                "        SELECT DISTINCT m.record_id, above.above_id AS institution_id, m.takes_part\n"
                "        FROM mention m\n"
                "        JOIN institutions_above(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) above\n"
                "            ON above.institution_id = m.institution_id\n"
                "    ), region AS MATERIALIZED (\n"
                "        SELECT m.record_id, m.seat_id AS region_id, m.takes_part, m.sends, m.hosts\n"
                "        FROM mention m WHERE m.seat_id IS NOT NULL\n"
                "        UNION\n"
                "        SELECT institution.record_id, i.region_id, false, false, false\n"
                "        FROM institution JOIN agreements_institution i ON i.id = institution.institution_id\n"
                "        WHERE i.region_id IS NOT NULL\n"
                "    ), regions AS (\n"
                "        SELECT region.record_id,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE takes_part) AS region_ids,\n"
                "            array_agg(DISTINCT above_id) AS named_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE sends) AS sending_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE hosts) AS host_region_ids\n"
                "        FROM region\n"
                "        JOIN regions_above(ARRAY(SELECT DISTINCT region.region_id FROM region)) above\n"
                "            ON above.region_id = region.region_id\n"
                "        GROUP BY region.record_id\n"
                "    ), institutions AS (\n"
                "        SELECT institution.record_id,\n"
                "            array_agg(DISTINCT institution.institution_id) FILTER (WHERE takes_part) AS institution_ids,\n"
                "            array_agg(DISTINCT institution.institution_id) AS named_institution_ids\n"
                "        FROM institution GROUP BY institution.record_id\n"
                "    )\n"
                "    SELECT record_id, regions.region_ids, institutions.institution_ids, regions.named_region_ids,\n"
                "        institutions.named_institution_ids, regions.sending_region_ids, regions.host_region_ids\n"
                "    FROM regions FULL JOIN institutions USING (record_id)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_places;",
            dependencies=[
                ("agreements", "exchange_located"),
                ("agreements", "institutions_above"),
                ("agreements", "regions_above"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_own_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_own_texts(ids int[])\n"
                'RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,\n'
                "    printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT NULL::int, '', 0, 0, 0, '', '', '', '' WHERE false\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_own_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_texts(ids int[]) RETURNS TABLE (record_id int, texts jsonb)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT said.record_id,\n"
                "        jsonb_agg(jsonb_build_object('of', said.\"of\", 'text', said.words)\n"
                "            ORDER BY said.rank, said.nth NULLS FIRST, said.row_id)\n"
                "    FROM (\n"
                '        SELECT one.record_id, one."of", one.rank, one.nth, one.row_id,\n'
                "            jsonb_strip_nulls(jsonb_build_object('en', nullif(one.en, ''), 'zh', nullif(one.zh, ''),\n"
                "                'vi', nullif(one.vi, ''), 'printed', nullif(one.printed, ''))) AS words\n"
                "        FROM (\n"
                "            SELECT * FROM exchange_own_texts(ids)\n"
                "            UNION ALL\n"
                "            SELECT exchange_id, 'figure', 10, position, id, metric, metric_zh, metric_vi,\n"
                "                concat_ws(', ', nullif(as_printed, ''), nullif(currency, ''))\n"
                "            FROM agreements_figure WHERE exchange_id = ANY (ids)\n"
                "            UNION ALL\n"
                "            SELECT exchange_id, 'evidence', 11, paragraph, id, note, note_zh, note_vi, words\n"
                "            FROM agreements_evidence WHERE exchange_id = ANY (ids) AND agreement_link_id IS NULL\n"
                '        ) AS one (record_id, "of", rank, nth, row_id, en, zh, vi, printed)\n'
                "    ) AS said\n"
                "    WHERE said.words <> '{}' GROUP BY said.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_texts;",
            dependencies=[("agreements", "exchange_own_texts")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_derived(ids int[])\n"
                "RETURNS TABLE (\n"
                "    id int,\n"
                "    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], year_from smallint, year_to smallint, card jsonb,\n"
                "    sending_region int, host_region int, sending_region_ids int[], host_region_ids int[],\n"
                "    specialty_ids int[]\n"
                ")\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT\n"
                "        r.id,\n"
                "        coalesce(name.names, ''),\n"
                "        coalesce(said.texts, '[]'),\n"
                "        coalesce(place.region_ids, '{}'),\n"
                "        coalesce(place.institution_ids, '{}'),\n"
                "        coalesce(place.named_region_ids, '{}'),\n"
                "        coalesce(place.named_institution_ids, '{}'),\n"
                "        extract(year FROM r.dates_from)::smallint,\n"
                "        extract(year FROM r.dates_to)::smallint,\n"
                "        jsonb_build_object(\n"
                "            'parties', coalesce(party.parties, '[]'),\n"
                "            'specialties', coalesce(term.items, '[]')),\n"
                "        party.sending_region,\n"
                "        party.host_region,\n"
                "        coalesce(place.sending_region_ids, '{}'),\n"
                "        coalesce(place.host_region_ids, '{}'),\n"
                "        coalesce(term.term_ids, '{}')\n"
                "    FROM agreements_exchange r\n"
                "    LEFT JOIN exchange_places(ids) place ON place.record_id = r.id\n"
                "    LEFT JOIN exchange_parties(ids) party ON party.record_id = r.id\n"
                "    LEFT JOIN exchange_listed_terms(ids) term ON term.record_id = r.id\n"
                "    LEFT JOIN exchange_texts(ids) said ON said.record_id = r.id\n"
                "    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,\n"
                "        string_to_array(concat_ws(E'\\n', party.printed, term.words), E'\\n')) name\n"
                "    WHERE r.id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_derived;",
            dependencies=[
                ("agreements", "exchange_listed_terms"),
                ("agreements", "exchange_parties"),
                ("agreements", "exchange_places"),
                ("agreements", "exchange_texts"),
                ("agreements", "joined_names"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_exchange WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_exchange r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, sending_region, host_region, sending_region_ids,\n"
                "        host_region_ids, specialty_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids\n"
                "    )\n"
                "    FROM exchange_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,\n"
                "        r.host_region, r.sending_region_ids, r.host_region_ids, r.specialty_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_refresh;",
            dependencies=[("agreements", "exchange_derived"), ("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_mentions",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_mentions(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,\n"
                "    institution_id int, region_id int, printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT programme_id, 'party', role, position, id, institution_id, region_id, name_as_printed\n"
                "    FROM agreements_programmeparty WHERE programme_id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_mentions;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_located",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_located(ids int[])\n"
                "RETURNS TABLE (record_id int, how text, role text, nth int, row_id int, institution_id int,\n"
                "    region_id int, printed text, seat_id int, takes_part boolean, sends boolean, hosts boolean)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM programme_mentions(ids)\n"
                "    )\n"
                "    SELECT m.record_id, m.how, m.role, m.nth, m.row_id, m.institution_id,\n"
                "        m.region_id, m.printed, coalesce(m.region_id, seat.region_id),\n"
                "        m.how IN ('party', 'unit', 'stop'),\n"
                "        m.how = 'party' AND m.role IN ('sender', 'sends'),\n"
                "        m.how = 'stop' OR m.how = 'party' AND m.role IN ('host', 'hosts')\n"
                "    FROM mention m\n"
                "    LEFT JOIN seats_of(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) seat\n"
                "        ON seat.institution_id = m.institution_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_located;",
            dependencies=[("agreements", "programme_mentions"), ("agreements", "seats_of")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_parties",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_parties(ids int[])\n"
                "RETURNS TABLE (record_id int, parties jsonb, stops jsonb, sending_region int, host_region int,\n"
                "    printed text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM programme_located(ids)\n"
                "    ), shown AS (\n"
                "        SELECT m.*, city.city_id, CASE WHEN m.how IN ('party', 'stop') THEN jsonb_build_object(\n"
                "            't', CASE WHEN m.institution_id IS NULL THEN 'region' ELSE 'institution' END,\n"
                "            'slug', coalesce(i.slug, r.slug),\n"
                "            'name', coalesce(i.name, r.name),\n"
                "            'name_zh', coalesce(i.name_zh, r.name_zh),\n"
                "            'name_vi', coalesce(i.name_vi, r.name_vi),\n"
                "            'role', m.role,\n"
                "            'place', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('slug', c.slug,\n"
                "                'name', c.name, 'name_zh', c.name_zh, 'name_vi', c.name_vi) END) END AS item\n"
                "        FROM mention m\n"
                "        LEFT JOIN cities_of(ARRAY(SELECT DISTINCT mention.seat_id FROM mention)) city\n"
                "            ON city.region_id = m.seat_id\n"
                "        LEFT JOIN agreements_institution i ON i.id = m.institution_id\n"
                "        LEFT JOIN agreements_region r ON r.id = m.region_id\n"
                "        LEFT JOIN agreements_region c ON c.id = city.city_id\n"
                "    )\n"
                "    SELECT shown.record_id,\n"
                "        jsonb_agg(item ORDER BY nth, row_id) FILTER (WHERE how = 'party'),\n"
                "        jsonb_agg(item - 'role' ORDER BY nth, row_id) FILTER (WHERE how = 'stop'),\n"
                "        (array_agg(city_id ORDER BY nth, row_id)\n"
                "            FILTER (WHERE sends AND city_id IS NOT NULL))[1],\n"
                "        (array_agg(city_id ORDER BY how = 'stop', nth, row_id)\n"
                "            FILTER (WHERE hosts AND city_id IS NOT NULL))[1],\n"
                "        string_agg(nullif(shown.printed, ''), E'\\n')\n"
                "    FROM shown GROUP BY shown.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_parties;",
            dependencies=[("agreements", "cities_of"), ("agreements", "programme_located")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_places",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_places(ids int[])\n"
                "RETURNS TABLE (record_id int, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], sending_region_ids int[], host_region_ids int[])\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH mention AS MATERIALIZED (\n"
                "        SELECT * FROM programme_located(ids)\n"
                "    ), institution AS MATERIALIZED (\n"
                "        SELECT DISTINCT m.record_id, above.above_id AS institution_id, m.takes_part\n"
                "        FROM mention m\n"
                "        JOIN institutions_above(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) above\n"
                "            ON above.institution_id = m.institution_id\n"
                "    ), region AS MATERIALIZED (\n"
                "        SELECT m.record_id, m.seat_id AS region_id, m.takes_part, m.sends, m.hosts\n"
                "        FROM mention m WHERE m.seat_id IS NOT NULL\n"
                "        UNION\n"
                "        SELECT institution.record_id, i.region_id, false, false, false\n"
                "        FROM institution JOIN agreements_institution i ON i.id = institution.institution_id\n"
                "        WHERE i.region_id IS NOT NULL\n"
                "    ), regions AS (\n"
                "        SELECT region.record_id,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE takes_part) AS region_ids,\n"
                "            array_agg(DISTINCT above_id) AS named_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE sends) AS sending_region_ids,\n"
                "            array_agg(DISTINCT above_id) FILTER (WHERE hosts) AS host_region_ids\n"
                "        FROM region\n"
                "        JOIN regions_above(ARRAY(SELECT DISTINCT region.region_id FROM region)) above\n"
                "            ON above.region_id = region.region_id\n"
                "        GROUP BY region.record_id\n"
                "    ), institutions AS (\n"
                "        SELECT institution.record_id,\n"
                "            array_agg(DISTINCT institution.institution_id) FILTER (WHERE takes_part) AS institution_ids,\n"
                "            array_agg(DISTINCT institution.institution_id) AS named_institution_ids\n"
                "        FROM institution GROUP BY institution.record_id\n"
                "    )\n"
                "    SELECT record_id, regions.region_ids, institutions.institution_ids, regions.named_region_ids,\n"
                "        institutions.named_institution_ids, regions.sending_region_ids, regions.host_region_ids\n"
                "    FROM regions FULL JOIN institutions USING (record_id)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_places;",
            dependencies=[
                ("agreements", "institutions_above"),
                ("agreements", "programme_located"),
                ("agreements", "regions_above"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_own_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_own_texts(ids int[])\n"
                'RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,\n'
                "    printed text)\n"
                "LANGUAGE sql STABLE AS $$\n"
                "    SELECT id, 'aims', 0, 0, id, aims, aims_zh, aims_vi, ''\n"
                "    FROM agreements_programme WHERE id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_own_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_texts(ids int[]) RETURNS TABLE (record_id int, texts jsonb)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT said.record_id,\n"
                "        jsonb_agg(jsonb_build_object('of', said.\"of\", 'text', said.words)\n"
                "            ORDER BY said.rank, said.nth NULLS FIRST, said.row_id)\n"
                "    FROM (\n"
                '        SELECT one.record_id, one."of", one.rank, one.nth, one.row_id,\n'
                "            jsonb_strip_nulls(jsonb_build_object('en', nullif(one.en, ''), 'zh', nullif(one.zh, ''),\n"
                "                'vi', nullif(one.vi, ''), 'printed', nullif(one.printed, ''))) AS words\n"
                "        FROM (\n"
                "            SELECT * FROM programme_own_texts(ids)\n"
                "            UNION ALL\n"
                "            SELECT programme_id, 'figure', 10, position, id, metric, metric_zh, metric_vi,\n"
                "                concat_ws(', ', nullif(as_printed, ''), nullif(currency, ''))\n"
                "            FROM agreements_figure WHERE programme_id = ANY (ids)\n"
                "            UNION ALL\n"
                "            SELECT programme_id, 'evidence', 11, paragraph, id, note, note_zh, note_vi, words\n"
                "            FROM agreements_evidence WHERE programme_id = ANY (ids) AND agreement_link_id IS NULL\n"
                '        ) AS one (record_id, "of", rank, nth, row_id, en, zh, vi, printed)\n'
                "    ) AS said\n"
                "    WHERE said.words <> '{}' GROUP BY said.record_id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_texts;",
            dependencies=[("agreements", "programme_own_texts")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_derived(ids int[])\n"
                "RETURNS TABLE (\n"
                "    id int,\n"
                "    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],\n"
                "    named_institution_ids int[], year_from smallint, year_to smallint, card jsonb\n"
                ")\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT\n"
                "        r.id,\n"
                "        coalesce(name.names, ''),\n"
                "        coalesce(said.texts, '[]'),\n"
                "        coalesce(place.region_ids, '{}'),\n"
                "        coalesce(place.institution_ids, '{}'),\n"
                "        coalesce(place.named_region_ids, '{}'),\n"
                "        coalesce(place.named_institution_ids, '{}'),\n"
                "        extract(year FROM r.period_from)::smallint,\n"
                "        extract(year FROM r.period_to)::smallint,\n"
                "        jsonb_build_object(\n"
                "            'parties', coalesce(party.parties, '[]'))\n"
                "    FROM agreements_programme r\n"
                "    LEFT JOIN programme_places(ids) place ON place.record_id = r.id\n"
                "    LEFT JOIN programme_parties(ids) party ON party.record_id = r.id\n"
                "    LEFT JOIN programme_texts(ids) said ON said.record_id = r.id\n"
                "    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,\n"
                "        string_to_array(party.printed, E'\\n')) name\n"
                "    WHERE r.id = ANY (ids)\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_derived;",
            dependencies=[
                ("agreements", "joined_names"),
                ("agreements", "programme_parties"),
                ("agreements", "programme_places"),
                ("agreements", "programme_texts"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_programme WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_programme r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card\n"
                "    )\n"
                "    FROM programme_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_refresh;",
            dependencies=[("agreements", "programme_derived"), ("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_refresh_records",
            sql=(
                "CREATE OR REPLACE FUNCTION institution_refresh_records(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    PERFORM agreement_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_agreement WHERE named_institution_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM delegation_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_delegation WHERE named_institution_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM exchange_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_exchange WHERE named_institution_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM programme_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_programme WHERE named_institution_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION institution_refresh_records;",
            dependencies=[
                ("agreements", "agreement_refresh"),
                ("agreements", "delegation_refresh"),
                ("agreements", "exchange_refresh"),
                ("agreements", "programme_refresh"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_changed_institution",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_changed_institution() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "    WHERE (\n"
                "        n.parent_id, n.region_id, n.slug, n.name, n.name_zh, n.name_vi, n.alias_text\n"
                "    ) IS DISTINCT FROM (\n"
                "        o.parent_id, o.region_id, o.slug, o.name, o.name_zh, o.name_vi, o.alias_text\n"
                "    );\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM hold_vocabulary();\n"
                "    PERFORM institution_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_changed_institution;",
            dependencies=[
                ("agreements", "hold_vocabulary"),
                ("agreements", "institution_refresh_records"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_paths",
            sql=(
                "CREATE OR REPLACE FUNCTION region_paths(ids int[]) RETURNS TABLE (id int, path text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    WITH RECURSIVE below (id, parent_id) AS (\n"
                "        SELECT r.id, r.parent_id FROM agreements_region r WHERE r.id = ANY (ids)\n"
                "        UNION\n"
                "        SELECT r.id, r.parent_id FROM below JOIN agreements_region r ON r.parent_id = below.id\n"
                "    ), pathed (id, path) AS (\n"
                "        SELECT below.id, coalesce(nullif(parent.path, ''), '/') || below.id || '/'\n"
                "        FROM below LEFT JOIN agreements_region parent ON parent.id = below.parent_id\n"
                "        WHERE below.parent_id IS NULL OR below.parent_id NOT IN (SELECT b.id FROM below b)\n"
                "        UNION ALL\n"
                "        SELECT below.id, pathed.path || below.id || '/'\n"
                "        FROM pathed JOIN below ON below.parent_id = pathed.id\n"
                "    )\n"
                "    SELECT pathed.id, pathed.path FROM pathed\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION region_paths;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_refresh_paths",
            sql=(
                "CREATE OR REPLACE FUNCTION region_refresh_paths(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    UPDATE agreements_region r SET path = d.path FROM region_paths(ids) d\n"
                "    WHERE r.id = d.id AND r.path <> d.path;\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION region_refresh_paths;",
            dependencies=[("agreements", "region_paths"), ("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_refresh_records",
            sql=(
                "CREATE OR REPLACE FUNCTION region_refresh_records(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    PERFORM agreement_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_agreement WHERE named_region_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM delegation_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_delegation WHERE named_region_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM exchange_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_exchange WHERE named_region_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "    PERFORM programme_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_programme WHERE named_region_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION region_refresh_records;",
            dependencies=[
                ("agreements", "agreement_refresh"),
                ("agreements", "delegation_refresh"),
                ("agreements", "exchange_refresh"),
                ("agreements", "programme_refresh"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_changed_region",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_changed_region() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "    moved int[];\n"
                "BEGIN\n"
                "    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "    WHERE (\n"
                "        n.parent_id, n.path, n.kind, n.gbt_2260, n.slug, n.name, n.name_zh, n.name_vi,\n"
                "        n.alias_text\n"
                "    ) IS DISTINCT FROM (\n"
                "        o.parent_id, o.path, o.kind, o.gbt_2260, o.slug, o.name, o.name_zh, o.name_vi,\n"
                "        o.alias_text\n"
                "    );\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM hold_vocabulary();\n"
                "    SELECT array_agg(n.id) INTO moved FROM new_rows n WHERE NOT EXISTS (\n"
                "        SELECT FROM old_rows o\n"
                "        WHERE o.id = n.id AND o.parent_id IS NOT DISTINCT FROM n.parent_id);\n"
                "    IF moved IS NOT NULL THEN\n"
                "        PERFORM region_refresh_paths(moved);\n"
                "    END IF;\n"
                "    PERFORM region_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_changed_region;",
            dependencies=[
                ("agreements", "hold_vocabulary"),
                ("agreements", "region_refresh_paths"),
                ("agreements", "region_refresh_records"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="specialty_refresh_records",
            sql=(
                "CREATE OR REPLACE FUNCTION specialty_refresh_records(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    PERFORM exchange_refresh(naming)\n"
                "    FROM (SELECT array_agg(id) FROM agreements_exchange WHERE specialty_ids && ids) AS records (naming)\n"
                "    WHERE naming IS NOT NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION specialty_refresh_records;",
            dependencies=[("agreements", "exchange_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_changed_specialty",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_changed_specialty() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "    WHERE (\n"
                "        n.parent_id, n.code, n.name, n.name_zh, n.name_vi\n"
                "    ) IS DISTINCT FROM (\n"
                "        o.parent_id, o.code, o.name, o.name_zh, o.name_vi\n"
                "    );\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM hold_vocabulary();\n"
                "    PERFORM specialty_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_changed_specialty;",
            dependencies=[
                ("agreements", "hold_vocabulary"),
                ("agreements", "specialty_refresh_records"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_exchange",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_exchange() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows;\n"
                "        IF ids IS NOT NULL THEN\n"
                "            PERFORM exchange_refresh(ids);\n"
                "        END IF;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_exchange;",
            dependencies=[("agreements", "exchange_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_exchange_of_row",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_exchange_of_row() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(DISTINCT exchange_id) INTO ids FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        SELECT array_agg(DISTINCT exchange_id) INTO ids FROM old_rows;\n"
                "    ELSE\n"
                "        SELECT array_agg(id) INTO ids FROM (\n"
                "            SELECT exchange_id FROM new_rows UNION SELECT exchange_id FROM old_rows\n"
                "        ) AS owner (id);\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM exchange_refresh(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_exchange_of_row;",
            dependencies=[("agreements", "exchange_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_alias_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION institution_alias_texts(ids int[])\n"
                "RETURNS TABLE (id int, alias_text text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT r.id, coalesce(string_agg(DISTINCT a.text COLLATE \"C\", E'\\n'), '')\n"
                "    FROM agreements_institution r\n"
                "    LEFT JOIN agreements_institutionalias a ON a.institution_id = r.id\n"
                "    WHERE r.id = ANY (ids) GROUP BY r.id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION institution_alias_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_refresh_aliases",
            sql=(
                "CREATE OR REPLACE FUNCTION institution_refresh_aliases(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_institution WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_institution r SET alias_text = d.alias_text\n"
                "    FROM institution_alias_texts(ids) d\n"
                "    WHERE r.id = d.id AND r.alias_text <> d.alias_text;\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION institution_refresh_aliases;",
            dependencies=[
                ("agreements", "institution_alias_texts"),
                ("agreements", "set_deriving"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_institution_of_alias",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_institution_of_alias() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(DISTINCT institution_id) INTO ids FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        SELECT array_agg(DISTINCT institution_id) INTO ids FROM old_rows;\n"
                "    ELSE\n"
                "        SELECT array_agg(id) INTO ids FROM (\n"
                "            SELECT institution_id FROM new_rows UNION SELECT institution_id FROM old_rows\n"
                "        ) AS owner (id);\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM hold_vocabulary();\n"
                "        PERFORM institution_refresh_aliases(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_institution_of_alias;",
            dependencies=[
                ("agreements", "hold_vocabulary"),
                ("agreements", "institution_refresh_aliases"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_members",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_members() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP <> 'DELETE' THEN\n"
                "        SELECT array_agg(member_id) || array_agg(grouping_id) INTO ids FROM new_rows;\n"
                "    END IF;\n"
                "    IF TG_OP <> 'INSERT' THEN\n"
                "        SELECT ids || array_agg(member_id) || array_agg(grouping_id) INTO ids FROM old_rows;\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM hold_vocabulary();\n"
                "        PERFORM region_refresh_records(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_members;",
            dependencies=[
                ("agreements", "hold_vocabulary"),
                ("agreements", "region_refresh_records"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_new_institution",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_new_institution() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[] := ARRAY(SELECT id FROM new_rows);\n"
                "BEGIN\n"
                "    PERFORM institution_refresh_aliases(ids);\n"
                "    PERFORM institution_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_new_institution;",
            dependencies=[
                ("agreements", "institution_refresh_aliases"),
                ("agreements", "institution_refresh_records"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_alias_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION region_alias_texts(ids int[])\n"
                "RETURNS TABLE (id int, alias_text text)\n"
                "LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$\n"
                "    SELECT r.id, coalesce(string_agg(DISTINCT a.text COLLATE \"C\", E'\\n'), '')\n"
                "    FROM agreements_region r\n"
                "    LEFT JOIN agreements_regionalias a ON a.region_id = r.id\n"
                "    WHERE r.id = ANY (ids) GROUP BY r.id\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION region_alias_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_refresh_aliases",
            sql=(
                "CREATE OR REPLACE FUNCTION region_refresh_aliases(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_region WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_region r SET alias_text = d.alias_text\n"
                "    FROM region_alias_texts(ids) d\n"
                "    WHERE r.id = d.id AND r.alias_text <> d.alias_text;\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION region_refresh_aliases;",
            dependencies=[("agreements", "region_alias_texts"), ("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_new_region",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_new_region() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[] := ARRAY(SELECT id FROM new_rows);\n"
                "BEGIN\n"
                "    PERFORM region_refresh_paths(ids), region_refresh_aliases(ids);\n"
                "    PERFORM region_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_new_region;",
            dependencies=[
                ("agreements", "region_refresh_aliases"),
                ("agreements", "region_refresh_paths"),
                ("agreements", "region_refresh_records"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_new_specialty",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_new_specialty() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[] := ARRAY(SELECT id FROM new_rows);\n"
                "BEGIN\n"
                "    PERFORM specialty_refresh_records(ids);\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_new_specialty;",
            dependencies=[("agreements", "specialty_refresh_records")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_programme",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_programme() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows;\n"
                "        IF ids IS NOT NULL THEN\n"
                "            PERFORM programme_refresh(ids);\n"
                "        END IF;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_programme;",
            dependencies=[("agreements", "programme_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_programme_of_row",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_programme_of_row() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(DISTINCT programme_id) INTO ids FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        SELECT array_agg(DISTINCT programme_id) INTO ids FROM old_rows;\n"
                "    ELSE\n"
                "        SELECT array_agg(id) INTO ids FROM (\n"
                "            SELECT programme_id FROM new_rows UNION SELECT programme_id FROM old_rows\n"
                "        ) AS owner (id);\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM programme_refresh(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_programme_of_row;",
            dependencies=[("agreements", "programme_refresh")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refresh_records",
            sql=(
                "CREATE OR REPLACE FUNCTION refresh_records(agreement_ids int[], delegation_ids int[],\n"
                "    exchange_ids int[], programme_ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    agreement_ids := array_remove(agreement_ids, NULL);\n"
                "    IF cardinality(agreement_ids) > 0 THEN\n"
                "        PERFORM agreement_refresh(agreement_ids);\n"
                "    END IF;\n"
                "    delegation_ids := array_remove(delegation_ids, NULL);\n"
                "    IF cardinality(delegation_ids) > 0 THEN\n"
                "        PERFORM delegation_refresh(delegation_ids);\n"
                "    END IF;\n"
                "    exchange_ids := array_remove(exchange_ids, NULL);\n"
                "    IF cardinality(exchange_ids) > 0 THEN\n"
                "        PERFORM exchange_refresh(exchange_ids);\n"
                "    END IF;\n"
                "    programme_ids := array_remove(programme_ids, NULL);\n"
                "    IF cardinality(programme_ids) > 0 THEN\n"
                "        PERFORM programme_refresh(programme_ids);\n"
                "    END IF;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refresh_records;",
            dependencies=[
                ("agreements", "agreement_refresh"),
                ("agreements", "delegation_refresh"),
                ("agreements", "exchange_refresh"),
                ("agreements", "programme_refresh"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_record_of_evidence",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_record_of_evidence() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),\n"
                "            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))\n"
                "        FROM new_rows\n"
                "        WHERE concat(note, note_zh, note_vi, words) <> '';\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),\n"
                "            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))\n"
                "        FROM old_rows\n"
                "        WHERE concat(note, note_zh, note_vi, words) <> '';\n"
                "    ELSE\n"
                "        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),\n"
                "            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))\n"
                "        FROM (SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows) AS written\n"
                "        WHERE concat(note, note_zh, note_vi, words) <> '';\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_record_of_evidence;",
            dependencies=[("agreements", "refresh_records")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_record_of_figure",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_record_of_figure() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),\n"
                "            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))\n"
                "        FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),\n"
                "            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))\n"
                "        FROM old_rows;\n"
                "    ELSE\n"
                "        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),\n"
                "            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))\n"
                "        FROM (SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows) AS written;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_record_of_figure;",
            dependencies=[("agreements", "refresh_records")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_region_of_alias",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_region_of_alias() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(DISTINCT region_id) INTO ids FROM new_rows;\n"
                "    ELSIF TG_OP = 'DELETE' THEN\n"
                "        SELECT array_agg(DISTINCT region_id) INTO ids FROM old_rows;\n"
                "    ELSE\n"
                "        SELECT array_agg(id) INTO ids FROM (\n"
                "            SELECT region_id FROM new_rows UNION SELECT region_id FROM old_rows\n"
                "        ) AS owner (id);\n"
                "    END IF;\n"
                "    IF ids IS NOT NULL THEN\n"
                "        PERFORM hold_vocabulary();\n"
                "        PERFORM region_refresh_aliases(ids);\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_region_of_alias;",
            dependencies=[
                ("agreements", "hold_vocabulary"),
                ("agreements", "region_refresh_aliases"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="evidence_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_evidence\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_evidence\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_evidence();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_evidence\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_evidence();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_evidence\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_evidence();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_evidence;\n"
                "DROP TRIGGER derive_record_insert ON agreements_evidence;\n"
                "DROP TRIGGER derive_record_update ON agreements_evidence;\n"
                "DROP TRIGGER derive_record_delete ON agreements_evidence;"
            ),
            dependencies=[
                ("agreements", "derive_record_of_evidence"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_keep_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    NEW.names := OLD.names;\n"
                "    NEW.texts := OLD.texts;\n"
                "    NEW.region_ids := OLD.region_ids;\n"
                "    NEW.institution_ids := OLD.institution_ids;\n"
                "    NEW.named_region_ids := OLD.named_region_ids;\n"
                "    NEW.named_institution_ids := OLD.named_institution_ids;\n"
                "    NEW.year_from := OLD.year_from;\n"
                "    NEW.year_to := OLD.year_to;\n"
                "    NEW.card := OLD.card;\n"
                "    NEW.sending_region := OLD.sending_region;\n"
                "    NEW.host_region := OLD.host_region;\n"
                "    NEW.sending_region_ids := OLD.sending_region_ids;\n"
                "    NEW.host_region_ids := OLD.host_region_ids;\n"
                "    NEW.specialty_ids := OLD.specialty_ids;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION exchange_keep_derived;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchange_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_exchange\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_exchange FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION exchange_keep_derived();\n"
                "\n"
                "-- It leaves alone what only derived columns change.\n"
                "CREATE OR REPLACE TRIGGER raise_version BEFORE UPDATE ON agreements_exchange FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION raise_version();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_code BEFORE UPDATE ON agreements_exchange FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)\n"
                "EXECUTE FUNCTION refuse_new_code();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_deletion BEFORE DELETE ON agreements_exchange FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION refuse_deletion();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_exchange\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_exchange\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_exchange;\n"
                "DROP TRIGGER keep_derived ON agreements_exchange;\n"
                "DROP TRIGGER raise_version ON agreements_exchange;\n"
                "DROP TRIGGER check_code ON agreements_exchange;\n"
                "DROP TRIGGER check_deletion ON agreements_exchange;\n"
                "DROP TRIGGER derive_record_insert ON agreements_exchange;\n"
                "DROP TRIGGER derive_record_update ON agreements_exchange;"
            ),
            dependencies=[
                ("agreements", "derive_exchange"),
                ("agreements", "exchange_keep_derived"),
                ("agreements", "raise_version"),
                ("agreements", "refuse_deletion"),
                ("agreements", "refuse_new_code"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchangeparty_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_exchangeparty\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_exchangeparty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_exchangeparty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_exchangeparty\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_exchangeparty;\n"
                "DROP TRIGGER derive_record_insert ON agreements_exchangeparty;\n"
                "DROP TRIGGER derive_record_update ON agreements_exchangeparty;\n"
                "DROP TRIGGER derive_record_delete ON agreements_exchangeparty;"
            ),
            dependencies=[
                ("agreements", "derive_exchange_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="exchangespecialty_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_exchangespecialty\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_exchangespecialty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_exchangespecialty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_exchangespecialty\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_exchangespecialty;\n"
                "DROP TRIGGER derive_record_insert ON agreements_exchangespecialty;\n"
                "DROP TRIGGER derive_record_update ON agreements_exchangespecialty;\n"
                "DROP TRIGGER derive_record_delete ON agreements_exchangespecialty;"
            ),
            dependencies=[
                ("agreements", "derive_exchange_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="figure_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_figure\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_figure\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_figure();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_figure\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_figure();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_figure\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_figure();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_figure;\n"
                "DROP TRIGGER derive_record_insert ON agreements_figure;\n"
                "DROP TRIGGER derive_record_update ON agreements_figure;\n"
                "DROP TRIGGER derive_record_delete ON agreements_figure;"
            ),
            dependencies=[
                ("agreements", "derive_record_of_figure"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_institution_parent_circle",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_institution_parent_circle() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows WHERE parent_id IS NOT NULL;\n"
                "    ELSE\n"
                "        SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "        WHERE n.parent_id IS NOT NULL AND n.parent_id IS DISTINCT FROM o.parent_id;\n"
                "    END IF;\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        WITH RECURSIVE up (start, id) AS (\n"
                "            SELECT r.id, r.parent_id FROM agreements_institution r WHERE r.id = ANY (ids)\n"
                "            UNION\n"
                "            SELECT up.start, r.parent_id FROM up JOIN agreements_institution r ON r.id = up.id\n"
                "        )\n"
                "        SELECT FROM up WHERE id = start\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = TG_ARGV[0], CONSTRAINT = 'institution_parent_no_circle', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_institution_parent_circle;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_institution_successor_circle",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_institution_successor_circle() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows WHERE successor_id IS NOT NULL;\n"
                "    ELSE\n"
                "        SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "        WHERE n.successor_id IS NOT NULL AND n.successor_id IS DISTINCT FROM o.successor_id;\n"
                "    END IF;\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        WITH RECURSIVE up (start, id) AS (\n"
                "            SELECT r.id, r.successor_id FROM agreements_institution r WHERE r.id = ANY (ids)\n"
                "            UNION\n"
                "            SELECT up.start, r.successor_id FROM up JOIN agreements_institution r ON r.id = up.id\n"
                "        )\n"
                "        SELECT FROM up WHERE id = start\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = TG_ARGV[0], CONSTRAINT = 'institution_successor_no_circle', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_institution_successor_circle;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_check_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER check_parent_insert AFTER INSERT ON agreements_institution\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_parent_circle(\n"
                "    'An institution cannot be a unit of one of its own units.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_parent_update AFTER UPDATE ON agreements_institution\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_parent_circle(\n"
                "    'An institution cannot be a unit of one of its own units.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_successor_insert AFTER INSERT ON agreements_institution\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_successor_circle(\n"
                "    'An institution cannot be succeeded by one that it succeeds.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_successor_update AFTER UPDATE ON agreements_institution\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_successor_circle(\n"
                "    'An institution cannot be succeeded by one that it succeeds.');"
            ),
            reverse_sql=(
                "DROP TRIGGER check_parent_insert ON agreements_institution;\n"
                "DROP TRIGGER check_parent_update ON agreements_institution;\n"
                "DROP TRIGGER check_successor_insert ON agreements_institution;\n"
                "DROP TRIGGER check_successor_update ON agreements_institution;"
            ),
            dependencies=[
                ("agreements", "refuse_institution_parent_circle"),
                ("agreements", "refuse_institution_successor_circle"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_keep_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION institution_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    NEW.alias_text := OLD.alias_text;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION institution_keep_derived;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_keep_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_institution FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION institution_keep_derived();"
            ),
            reverse_sql="DROP TRIGGER keep_derived ON agreements_institution;",
            dependencies=[("agreements", "institution_keep_derived")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institution_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_insert AFTER INSERT ON agreements_institution\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_new_institution();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_update AFTER UPDATE ON agreements_institution\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_changed_institution();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_insert ON agreements_institution;\n"
                "DROP TRIGGER derive_update ON agreements_institution;"
            ),
            dependencies=[
                ("agreements", "derive_changed_institution"),
                ("agreements", "derive_new_institution"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="institutionalias_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_aliases_insert AFTER INSERT ON agreements_institutionalias\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_institution_of_alias();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_aliases_update AFTER UPDATE ON agreements_institutionalias\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_institution_of_alias();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_aliases_delete AFTER DELETE ON agreements_institutionalias\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_institution_of_alias();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_aliases_insert ON agreements_institutionalias;\n"
                "DROP TRIGGER derive_aliases_update ON agreements_institutionalias;\n"
                "DROP TRIGGER derive_aliases_delete ON agreements_institutionalias;"
            ),
            dependencies=[("agreements", "derive_institution_of_alias")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_programme_parent_circle",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_programme_parent_circle() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows WHERE parent_id IS NOT NULL;\n"
                "    ELSE\n"
                "        SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "        WHERE n.parent_id IS NOT NULL AND n.parent_id IS DISTINCT FROM o.parent_id;\n"
                "    END IF;\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        WITH RECURSIVE up (start, id) AS (\n"
                "            SELECT r.id, r.parent_id FROM agreements_programme r WHERE r.id = ANY (ids)\n"
                "            UNION\n"
                "            SELECT up.start, r.parent_id FROM up JOIN agreements_programme r ON r.id = up.id\n"
                "        )\n"
                "        SELECT FROM up WHERE id = start\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = TG_ARGV[0], CONSTRAINT = 'programme_parent_no_circle', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_programme_parent_circle;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_check_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER check_parent_insert AFTER INSERT ON agreements_programme\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_programme_parent_circle(\n"
                "    'A programme cannot be part of a programme that is part of it.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_parent_update AFTER UPDATE ON agreements_programme\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_programme_parent_circle(\n"
                "    'A programme cannot be part of a programme that is part of it.');"
            ),
            reverse_sql=(
                "DROP TRIGGER check_parent_insert ON agreements_programme;\n"
                "DROP TRIGGER check_parent_update ON agreements_programme;"
            ),
            dependencies=[("agreements", "refuse_programme_parent_circle")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_keep_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    NEW.names := OLD.names;\n"
                "    NEW.texts := OLD.texts;\n"
                "    NEW.region_ids := OLD.region_ids;\n"
                "    NEW.institution_ids := OLD.institution_ids;\n"
                "    NEW.named_region_ids := OLD.named_region_ids;\n"
                "    NEW.named_institution_ids := OLD.named_institution_ids;\n"
                "    NEW.year_from := OLD.year_from;\n"
                "    NEW.year_to := OLD.year_to;\n"
                "    NEW.card := OLD.card;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION programme_keep_derived;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programme_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_programme\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_programme FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION programme_keep_derived();\n"
                "\n"
                "-- It leaves alone what only derived columns change.\n"
                "CREATE OR REPLACE TRIGGER raise_version BEFORE UPDATE ON agreements_programme FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION raise_version();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_code BEFORE UPDATE ON agreements_programme FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)\n"
                "EXECUTE FUNCTION refuse_new_code();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_deletion BEFORE DELETE ON agreements_programme FOR EACH ROW\n"
                "WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION refuse_deletion();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_programme\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_programme();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_programme\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_programme();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_programme;\n"
                "DROP TRIGGER keep_derived ON agreements_programme;\n"
                "DROP TRIGGER raise_version ON agreements_programme;\n"
                "DROP TRIGGER check_code ON agreements_programme;\n"
                "DROP TRIGGER check_deletion ON agreements_programme;\n"
                "DROP TRIGGER derive_record_insert ON agreements_programme;\n"
                "DROP TRIGGER derive_record_update ON agreements_programme;"
            ),
            dependencies=[
                ("agreements", "derive_programme"),
                ("agreements", "programme_keep_derived"),
                ("agreements", "raise_version"),
                ("agreements", "refuse_deletion"),
                ("agreements", "refuse_new_code"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="programmeparty_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_programmeparty\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_programmeparty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_programme_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_programmeparty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_programme_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_programmeparty\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_programme_of_row();"
            ),
            reverse_sql=(
                "DROP TRIGGER share_vocabulary ON agreements_programmeparty;\n"
                "DROP TRIGGER derive_record_insert ON agreements_programmeparty;\n"
                "DROP TRIGGER derive_record_update ON agreements_programmeparty;\n"
                "DROP TRIGGER derive_record_delete ON agreements_programmeparty;"
            ),
            dependencies=[
                ("agreements", "derive_programme_of_row"),
                ("agreements", "share_vocabulary"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refresh_generated_columns",
            sql=(
                "CREATE OR REPLACE FUNCTION refresh_generated_columns() RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    generated record;\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    FOR generated IN\n"
                "        SELECT attrelid::regclass AS name,\n"
                "            string_agg(quote_ident(attname), ', ') FILTER (WHERE attgenerated = '') AS columns\n"
                "        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid\n"
                "        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace\n"
                "            AND starts_with(relname, 'agreements_') AND attnum > 0 AND NOT attisdropped\n"
                "        GROUP BY attrelid HAVING bool_or(attgenerated <> '')\n"
                "        ORDER BY attrelid::regclass::text\n"
                "    LOOP\n"
                "        EXECUTE format('UPDATE %s SET (%s) = ROW (%s)',\n"
                "            generated.name, generated.columns, generated.columns);\n"
                "    END LOOP;\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refresh_generated_columns;",
            dependencies=[("agreements", "set_deriving")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_region_parent_circle",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_region_parent_circle() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows WHERE parent_id IS NOT NULL;\n"
                "    ELSE\n"
                "        SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "        WHERE n.parent_id IS NOT NULL AND n.parent_id IS DISTINCT FROM o.parent_id;\n"
                "    END IF;\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        WITH RECURSIVE up (start, id) AS (\n"
                "            SELECT r.id, r.parent_id FROM agreements_region r WHERE r.id = ANY (ids)\n"
                "            UNION\n"
                "            SELECT up.start, r.parent_id FROM up JOIN agreements_region r ON r.id = up.id\n"
                "        )\n"
                "        SELECT FROM up WHERE id = start\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = TG_ARGV[0], CONSTRAINT = 'region_parent_no_circle', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_region_parent_circle;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_region_successor_circle",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_region_successor_circle() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[];\n"
                "BEGIN\n"
                "    IF TG_OP = 'INSERT' THEN\n"
                "        SELECT array_agg(id) INTO ids FROM new_rows WHERE successor_id IS NOT NULL;\n"
                "    ELSE\n"
                "        SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id\n"
                "        WHERE n.successor_id IS NOT NULL AND n.successor_id IS DISTINCT FROM o.successor_id;\n"
                "    END IF;\n"
                "    IF ids IS NULL THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        WITH RECURSIVE up (start, id) AS (\n"
                "            SELECT r.id, r.successor_id FROM agreements_region r WHERE r.id = ANY (ids)\n"
                "            UNION\n"
                "            SELECT up.start, r.successor_id FROM up JOIN agreements_region r ON r.id = up.id\n"
                "        )\n"
                "        SELECT FROM up WHERE id = start\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = TG_ARGV[0], CONSTRAINT = 'region_successor_no_circle', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_region_successor_circle;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="refuse_third_level",
            sql=(
                "CREATE OR REPLACE FUNCTION refuse_third_level() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    ids int[] := ARRAY(SELECT id FROM new_rows WHERE parent_id IS NOT NULL);\n"
                "BEGIN\n"
                "    IF cardinality(ids) = 0 THEN\n"
                "        RETURN NULL;\n"
                "    END IF;\n"
                "    PERFORM lock_tree(TG_TABLE_NAME);\n"
                "    IF EXISTS (\n"
                "        SELECT FROM agreements_specialty middle\n"
                "        JOIN agreements_specialty low ON low.parent_id = middle.id\n"
                "        WHERE middle.parent_id IS NOT NULL AND (low.id = ANY (ids) OR middle.id = ANY (ids))\n"
                "    ) THEN\n"
                "        RAISE check_violation USING\n"
                "            MESSAGE = 'The catalogue of specialties has two levels, no more.',\n"
                "            CONSTRAINT = 'specialty_two_levels', TABLE = TG_TABLE_NAME;\n"
                "    END IF;\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION refuse_third_level;",
            dependencies=[("agreements", "lock_tree")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_check_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER check_parent_insert AFTER INSERT ON agreements_region\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_parent_circle(\n"
                "    'A place cannot be part of something that is part of it.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_parent_update AFTER UPDATE ON agreements_region\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_parent_circle(\n"
                "    'A place cannot be part of something that is part of it.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_successor_insert AFTER INSERT ON agreements_region\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_successor_circle(\n"
                "    'A place cannot be succeeded by something that it succeeds.');\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_successor_update AFTER UPDATE ON agreements_region\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_successor_circle(\n"
                "    'A place cannot be succeeded by something that it succeeds.');"
            ),
            reverse_sql=(
                "DROP TRIGGER check_parent_insert ON agreements_region;\n"
                "DROP TRIGGER check_parent_update ON agreements_region;\n"
                "DROP TRIGGER check_successor_insert ON agreements_region;\n"
                "DROP TRIGGER check_successor_update ON agreements_region;"
            ),
            dependencies=[
                ("agreements", "refuse_region_parent_circle"),
                ("agreements", "refuse_region_successor_circle"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_keep_derived",
            sql=(
                "CREATE OR REPLACE FUNCTION region_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                "BEGIN\n"
                "    NEW.path := OLD.path;\n"
                "    NEW.alias_text := OLD.alias_text;\n"
                "    RETURN NEW;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION region_keep_derived;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_keep_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_region FOR EACH ROW\n"
                "WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')\n"
                "EXECUTE FUNCTION region_keep_derived();"
            ),
            reverse_sql="DROP TRIGGER keep_derived ON agreements_region;",
            dependencies=[("agreements", "region_keep_derived")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="region_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_insert AFTER INSERT ON agreements_region\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_new_region();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_update AFTER UPDATE ON agreements_region\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_changed_region();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_insert ON agreements_region;\n"
                "DROP TRIGGER derive_update ON agreements_region;"
            ),
            dependencies=[
                ("agreements", "derive_changed_region"),
                ("agreements", "derive_new_region"),
            ],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="regionalias_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_aliases_insert AFTER INSERT ON agreements_regionalias\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_region_of_alias();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_aliases_update AFTER UPDATE ON agreements_regionalias\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_region_of_alias();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_aliases_delete AFTER DELETE ON agreements_regionalias\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_region_of_alias();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_aliases_insert ON agreements_regionalias;\n"
                "DROP TRIGGER derive_aliases_update ON agreements_regionalias;\n"
                "DROP TRIGGER derive_aliases_delete ON agreements_regionalias;"
            ),
            dependencies=[("agreements", "derive_region_of_alias")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="regionmember_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_members_insert AFTER INSERT ON agreements_regionmember\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_members();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_members_update AFTER UPDATE ON agreements_regionmember\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_members();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_members_delete AFTER DELETE ON agreements_regionmember\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_members();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_members_insert ON agreements_regionmember;\n"
                "DROP TRIGGER derive_members_update ON agreements_regionmember;\n"
                "DROP TRIGGER derive_members_delete ON agreements_regionmember;"
            ),
            dependencies=[("agreements", "derive_members")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="specialty_check_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER check_levels_insert AFTER INSERT ON agreements_specialty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_third_level();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER check_levels_update AFTER UPDATE ON agreements_specialty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_third_level();"
            ),
            reverse_sql=(
                "DROP TRIGGER check_levels_insert ON agreements_specialty;\n"
                "DROP TRIGGER check_levels_update ON agreements_specialty;"
            ),
            dependencies=[("agreements", "refuse_third_level")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="specialty_triggers",
            sql=(
                "CREATE OR REPLACE TRIGGER derive_insert AFTER INSERT ON agreements_specialty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_new_specialty();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_update AFTER UPDATE ON agreements_specialty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_changed_specialty();"
            ),
            reverse_sql=(
                "DROP TRIGGER derive_insert ON agreements_specialty;\n"
                "DROP TRIGGER derive_update ON agreements_specialty;"
            ),
            dependencies=[
                ("agreements", "derive_changed_specialty"),
                ("agreements", "derive_new_specialty"),
            ],
        ),
        migrations.RunSQL(
            sql=(
                "ALTER TABLE agreements_agreement ALTER COLUMN region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN named_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN named_institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN area_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN named_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN named_institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN sending_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN host_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN area_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN named_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN named_institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN sending_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN host_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN specialty_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN named_region_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN named_institution_ids SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_region ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_institution ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_source ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_specialty ALTER COLUMN search SET STATISTICS 1000;\n"
                "ALTER TABLE agreements_area ALTER COLUMN search SET STATISTICS 1000;\n"
            ),
            reverse_sql=(
                "ALTER TABLE agreements_agreement ALTER COLUMN region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN named_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN named_institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN area_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_agreement ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN named_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN named_institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN sending_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN host_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN area_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_delegation ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN named_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN named_institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN sending_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN host_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN specialty_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_exchange ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN named_region_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN named_institution_ids SET STATISTICS -1;\n"
                "ALTER TABLE agreements_programme ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_region ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_institution ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_source ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_specialty ALTER COLUMN search SET STATISTICS -1;\n"
                "ALTER TABLE agreements_area ALTER COLUMN search SET STATISTICS -1;\n"
            ),
        ),
    ]
