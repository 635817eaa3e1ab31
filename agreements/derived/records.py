"""What a record's derived columns hold, computed for any set of records at once.

`<kind>_mentions(ids)` lists every body and place that records name, and how. All else follows from
these rows in the same way for each kind: `<kind>_derived(ids)` is the only definition of the
derived columns; triggers and `check_derived` both read it.

Bodies of functions are text with a fixed search_path: a bound body would forbid later migrations
to alter a column that it reads.
"""

from agreements.derived.columns import RECORDS, TYPES

# how: party, unit (through which a party acts), stop, member (a person's institution), signing.
MENTIONS = {
    "agreement": r"""
    SELECT agreement_id, 'party', role, position, id, institution_id, region_id,
        concat_ws(E'\n', nullif(name_as_printed, ''), nullif(signer_name, ''))
    FROM agreements_agreementparty WHERE agreement_id = ANY (ids)
    UNION ALL
    SELECT agreement_id, 'unit', role, position, id, unit_id, NULL, ''
    FROM agreements_agreementparty WHERE agreement_id = ANY (ids) AND unit_id IS NOT NULL
    UNION ALL
    SELECT id, 'signing', '', 0, 0, NULL, place_of_signing_id, ''
    FROM agreements_agreement WHERE id = ANY (ids) AND place_of_signing_id IS NOT NULL""",
    "delegation": """
    SELECT delegation_id, 'party', role, position, id, institution_id, region_id, name_as_printed
    FROM agreements_delegationparty WHERE delegation_id = ANY (ids)
    UNION ALL
    SELECT delegation_id, 'stop', '', position, id, institution_id, region_id, name_as_printed
    FROM agreements_delegationstop WHERE delegation_id = ANY (ids)
    UNION ALL
    SELECT delegation_id, 'member', role, position, id, institution_id, NULL, name
    FROM agreements_delegationmember WHERE delegation_id = ANY (ids)""",
    "exchange": """
    SELECT exchange_id, 'party', role, position, id, institution_id, region_id, name_as_printed
    FROM agreements_exchangeparty WHERE exchange_id = ANY (ids)""",
    "programme": """
    SELECT programme_id, 'party', role, position, id, institution_id, region_id, name_as_printed
    FROM agreements_programmeparty WHERE programme_id = ANY (ids)""",
}

# The terms of a record: what its `names` and its card print of them.
AREAS = """
    SELECT link.{kind}_id, link.area_id, ARRAY[t.name, t.name_zh, t.name_vi],
        row_number() OVER (ORDER BY t.name COLLATE "C", t.id),
        jsonb_build_object('slug', t.slug,
            'name', t.name, 'name_zh', t.name_zh, 'name_vi', t.name_vi)
    FROM {link} link LEFT JOIN agreements_area t ON t.id = link.area_id
    WHERE link.{kind}_id = ANY (ids)"""
TERMS = {
    "agreement": AREAS.format(kind="agreement", link="agreements_agreement_areas"),
    "delegation": AREAS.format(kind="delegation", link="agreements_delegation_topics"),
    "exchange": """
    SELECT link.exchange_id, link.specialty_id,
        ARRAY[t.name, t.name_zh, t.name_vi, link.label],
        row_number() OVER (ORDER BY link.position, link.id),
        jsonb_build_object('code', t.code, 'label', link.label, 'stage', link.stage,
            'participants', link.participants,
            'name', coalesce(t.name, ''), 'name_zh', coalesce(t.name_zh, ''),
            'name_vi', coalesce(t.name_vi, ''))
    FROM agreements_exchangespecialty link
    LEFT JOIN agreements_specialty t ON t.id = link.specialty_id
    WHERE link.exchange_id = ANY (ids)
    UNION ALL
    SELECT link.exchange_id, t.parent_id, ARRAY[up.name, up.name_zh, up.name_vi], NULL, NULL
    FROM agreements_exchangespecialty link
    JOIN agreements_specialty t ON t.id = link.specialty_id
    LEFT JOIN agreements_specialty up ON up.id = t.parent_id
    WHERE link.exchange_id = ANY (ids) AND t.parent_id IS NOT NULL""",
    "programme": """
    SELECT NULL::int, NULL::int, NULL::text[], NULL::bigint, NULL::jsonb WHERE false""",
}

# The date that dates a record, and what of its own texts belongs to its names.
YEARS = {"agreement": "signed", "delegation": "dates", "exchange": "dates", "programme": "period"}
TITLES = {"agreement": "r.title_as_printed, r.other_titles"}

# What a card lists, and the key under which it stands there.
CARDS = {
    "agreement": {"parties": "parties", "areas": "items"},
    "delegation": {"parties": "parties", "stops": "stops", "topics": "items"},
    "exchange": {"parties": "parties", "specialties": "items"},
    "programme": {"parties": "parties"},
}

TAKES_PART = "how IN ('party', 'unit', 'stop')"
SENDS = "how = 'party' AND role IN ('sender', 'sends')"
# A delegation is also hosted where it stops.
HOSTS = "(how = 'stop' OR how = 'party' AND role IN ('host', 'hosts'))"


def expressions(kind):
    """The expression for each derived column of a kind of record."""
    card = ", ".join(f"'{key}', coalesce({items}, '[]')" for key, items in CARDS[kind].items())
    return {
        "names": "coalesce(all_names, '')",
        "texts": "coalesce(said.texts, '[]')",
        "region_ids": "coalesce(regions, '{}')",
        "institution_ids": "coalesce(institutions, '{}')",
        "named_region_ids": "coalesce(named_regions, '{}')",
        "named_institution_ids": "coalesce(named_institutions, '{}')",
        "year_from": f"extract(year FROM r.{YEARS[kind]}_from)",
        "year_to": f"extract(year FROM r.{YEARS[kind]}_to)",
        "card": f"jsonb_build_object({card})",
        "sending_region": "sending_cities[1]",
        "host_region": "host_cities[1]",
        "sending_region_ids": "coalesce(sending_regions, '{}')",
        "host_region_ids": "coalesce(host_regions, '{}')",
        "area_ids": "coalesce(term_ids, '{}')",
        "specialty_ids": "coalesce(term_ids, '{}')",
    }


def create_derived(kind):
    """The functions that compute and write the derived columns of a kind of record."""
    columns = RECORDS[kind]
    table = f"agreements_{kind}"
    values = expressions(kind)
    selected = ",\n        ".join(f"({values[name]})::{TYPES[name]}" for name in columns)
    titles = f"ARRAY[{TITLES[kind]}]" if kind in TITLES else "ARRAY[]::text[]"
    return rf"""
CREATE OR REPLACE FUNCTION {kind}_mentions(ids int[])
RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,
    institution_id int, region_id int, printed text)
LANGUAGE sql STABLE AS $${MENTIONS[kind]}
$$;

CREATE OR REPLACE FUNCTION {kind}_derived(ids int[])
RETURNS TABLE (id int, {", ".join(f"{name} {TYPES[name]}" for name in columns)})
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH RECURSIVE mention AS MATERIALIZED (
        SELECT m.*, coalesce(m.region_id, seat_of(m.institution_id)) AS seat_id
        FROM {kind}_mentions(ids) m
    ), city AS MATERIALIZED (
        SELECT seat_id, city_of(seat_id) AS city_id
        FROM (SELECT DISTINCT seat_id FROM mention) AS seats
    ), seated AS MATERIALIZED (
        SELECT mention.*, city.city_id FROM mention LEFT JOIN city USING (seat_id)
    ), body (record_id, how, institution_id) AS (
        -- The bodies named, and all that they are units of.
        SELECT record_id, how, institution_id FROM mention WHERE institution_id IS NOT NULL
        UNION
        SELECT record_id, how, i.parent_id
        FROM body JOIN agreements_institution i ON i.id = body.institution_id
        WHERE i.parent_id IS NOT NULL
    ), place (record_id, how, role, region_id) AS (
        SELECT record_id, how, role, seat_id FROM mention WHERE seat_id IS NOT NULL
        UNION
        -- Seats of bodies above: named, but no places of the record.
        SELECT record_id, 'above', '', i.region_id
        FROM body JOIN agreements_institution i ON i.id = body.institution_id
        WHERE i.region_id IS NOT NULL
    ), above AS MATERIALIZED (
        SELECT * FROM regions_above(ARRAY(SELECT DISTINCT region_id FROM place))
    ), reach (record_id, how, role, above_id) AS MATERIALIZED (
        SELECT record_id, how, role, region_id FROM place
        UNION
        SELECT record_id, how, role, above_id FROM place JOIN above USING (region_id)
    ), term (record_id, term_id, words, rank, item) AS MATERIALIZED ({TERMS[kind]}
    ), named (record_id, word) AS (
        SELECT record_id, word COLLATE "C" FROM (
            SELECT record_id, string_to_array(printed, E'\n') FROM mention
            UNION ALL
            SELECT n.record_id,
                ARRAY[t.name, t.name_zh, t.name_vi] || string_to_array(t.alias_text, E'\n')
            FROM (SELECT DISTINCT record_id, above_id FROM reach) n
            JOIN agreements_region t ON t.id = n.above_id
            UNION ALL
            SELECT n.record_id,
                ARRAY[t.name, t.name_zh, t.name_vi] || string_to_array(t.alias_text, E'\n')
            FROM (SELECT DISTINCT record_id, institution_id FROM body) n
            JOIN agreements_institution t ON t.id = n.institution_id
            UNION ALL
            SELECT record_id, words FROM term
            UNION ALL
            SELECT r.id, {titles} FROM {table} r WHERE r.id = ANY (ids)
        ) AS found (record_id, words), unnest(words) AS word
    ), shown (record_id, how, nth, row_id, item) AS MATERIALIZED (
        SELECT m.record_id, m.how, m.nth, m.row_id, jsonb_build_object(
            't', CASE WHEN m.institution_id IS NULL THEN 'region' ELSE 'institution' END,
            'slug', coalesce(i.slug, r.slug),
            'name', coalesce(i.name, r.name),
            'name_zh', coalesce(i.name_zh, r.name_zh),
            'name_vi', coalesce(i.name_vi, r.name_vi),
            'role', m.role,
            'place', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('slug', c.slug,
                'name', c.name, 'name_zh', c.name_zh, 'name_vi', c.name_vi) END)
        FROM seated m
        LEFT JOIN agreements_institution i ON i.id = m.institution_id
        LEFT JOIN agreements_region r ON r.id = m.region_id
        LEFT JOIN agreements_region c ON c.id = m.city_id
        WHERE m.how IN ('party', 'stop')
    ), reached AS (
        SELECT record_id,
            array_agg(DISTINCT above_id) FILTER (WHERE {TAKES_PART}) AS regions,
            array_agg(DISTINCT above_id) AS named_regions,
            array_agg(DISTINCT above_id) FILTER (WHERE {SENDS}) AS sending_regions,
            array_agg(DISTINCT above_id) FILTER (WHERE {HOSTS}) AS host_regions
        FROM reach GROUP BY record_id
    ), bodies AS (
        SELECT record_id,
            array_agg(DISTINCT institution_id) FILTER (WHERE {TAKES_PART}) AS institutions,
            array_agg(DISTINCT institution_id) AS named_institutions
        FROM body GROUP BY record_id
    ), directed AS (
        -- The first whose place is known; of hosts, parties come before stops.
        SELECT record_id,
            array_agg(city_id ORDER BY nth, row_id) FILTER (WHERE {SENDS})
                AS sending_cities,
            array_agg(city_id ORDER BY how = 'stop', nth, row_id) FILTER (WHERE {HOSTS})
                AS host_cities
        FROM seated WHERE city_id IS NOT NULL GROUP BY record_id
    ), terms AS (
        SELECT record_id, array_agg(DISTINCT term_id) FILTER (WHERE term_id IS NOT NULL)
                AS term_ids,
            jsonb_agg(item ORDER BY rank) FILTER (WHERE item IS NOT NULL) AS items
        FROM term GROUP BY record_id
    ), lists AS (
        SELECT record_id,
            jsonb_agg(item ORDER BY nth, row_id) FILTER (WHERE how = 'party') AS parties,
            jsonb_agg(item - 'role' ORDER BY nth, row_id) FILTER (WHERE how = 'stop')
                AS stops
        FROM shown GROUP BY record_id
    ), spelled AS (
        SELECT record_id, string_agg(DISTINCT word, E'\n') AS all_names
        FROM named WHERE word <> '' GROUP BY record_id
    )
    SELECT r.id,
        {selected}
    FROM {table} r
    LEFT JOIN reached ON reached.record_id = r.id
    LEFT JOIN bodies ON bodies.record_id = r.id
    LEFT JOIN directed ON directed.record_id = r.id
    LEFT JOIN terms ON terms.record_id = r.id
    LEFT JOIN lists ON lists.record_id = r.id
    LEFT JOIN spelled ON spelled.record_id = r.id
    LEFT JOIN {kind}_texts(ids) said ON said.record_id = r.id
    WHERE r.id = ANY (ids)
$$;

-- The rows are locked first, and derived only then: the statement that follows the lock sees what
-- a transaction that held it has committed.
CREATE OR REPLACE FUNCTION {kind}_refresh(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text := set_deriving('on');
BEGIN
    PERFORM FROM {table} WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE {table} r SET ({", ".join(columns)}) = ROW ({", ".join(f"d.{c}" for c in columns)})
    FROM {kind}_derived(ids) d
    WHERE r.id = d.id AND ({", ".join(f"r.{c}" for c in columns)})
        IS DISTINCT FROM ({", ".join(f"d.{c}" for c in columns)});
    PERFORM set_deriving(before);
END
$$;
"""


CREATE_RECORDS = "".join(create_derived(kind) for kind in RECORDS)
DROP_RECORDS = "".join(
    f"DROP FUNCTION {kind}_{name}(int[]);\n"
    for kind in RECORDS
    for name in ("refresh", "derived", "mentions")
)
