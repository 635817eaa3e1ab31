"""Pairs of places that cooperate, computed live from the derived columns of their records.

Nothing here is stored: the view `agreements_partnership` may become a table that triggers keep,
and nobody who reads it would notice.
"""

from agreements.derived.records import HOSTS, MENTIONS, SENDS, TAKES_PART

# In which ways a place itself takes part in a record, or a body seated in it; what only lies below
# the place does not count. A way is `sends`, `hosts` or `other`.
WAYS = f"""
    SELECT CASE WHEN {SENDS} THEN 'sends' WHEN {HOSTS} THEN 'hosts' ELSE 'other' END AS way
    FROM {{kind}}_mentions(ARRAY[record])
    WHERE {TAKES_PART} AND coalesce(region_id, seat_of(institution_id)) = place"""

CREATE_WAYS = "".join(
    f"""
CREATE OR REPLACE FUNCTION {kind}_ways(record int, place int) RETURNS text[]
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT coalesce(array_agg(DISTINCT way), '{{}}') FROM ({WAYS.format(kind=kind)}) AS found
$$;
"""
    for kind in MENTIONS
)

# The published records of all kinds. A contact is what took place: no plan, no wish, nothing that
# a source merely reports without telling how far it came.
RECORD = """
    SELECT '{kind}' AS kind, r.id, r.region_ids, {senders} AS senders, {hosts} AS hosts,
        {parties} AS parties, {framework} AS is_framework, {contact} AS is_contact,
        {date} AS date, {date}_from AS day_from, {date}_to AS day_to
    FROM agreements_{kind} r WHERE r.state = 'published'"""
DIRECTED = {
    "senders": "r.sending_region_ids",
    "hosts": "r.host_region_ids",
    "framework": "false",
    "date": "r.dates",
}
UNDIRECTED = {
    "senders": "'{}'::int[]",
    "hosts": "'{}'::int[]",
    "parties": "r.card->'parties'",
}
RECORDS = {
    "agreement": {
        **UNDIRECTED,
        "framework": "r.kind = 'framework'",
        "contact": "r.status NOT IN ('proposed', 'to_be_signed')"
        " AND (r.status <> 'unknown' OR r.signed <> '')",
        "date": "r.signed",
    },
    "delegation": {
        **DIRECTED,
        "parties": "(r.card->'parties') || (r.card->'stops')",
        "contact": "r.status = 'took_place'",
    },
    "exchange": {
        **DIRECTED,
        "parties": "r.card->'parties'",
        "contact": "r.status IN ('completed', 'under_way')",
    },
    "programme": {
        **UNDIRECTED,
        "framework": "false",
        "contact": "false",  # It has a period; what happened in it are its visits and courses.
        "date": "r.period",
    },
}

COLUMNS = """id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date"""

# Which places stand as partners is decided by the place that a card gives each party: the nearest
# of city level, or the place itself above that. What is counted for them includes everything below
# them, as in the lists. An end that is open or unknown is later than any day.
PARTNERSHIPS = """
    named AS MATERIALIZED (
        SELECT DISTINCT record.key, place.id, place.path, place.slug COLLATE "C" AS slug
        FROM record, jsonb_array_elements(record.parties) AS party
        JOIN agreements_region place
            ON place.slug = party->'place'->>'slug' AND place.kind <> 'grouping'
    ), pair AS MATERIALIZED ({pairs}
    ), end_of_pair AS MATERIALIZED (
        SELECT first_id AS id FROM pair UNION SELECT second_id FROM pair
    ), reach AS MATERIALIZED (
        SELECT record.key, end_of_pair.id
        FROM record, unnest(record.region_ids) AS above_id
        JOIN end_of_pair ON end_of_pair.id = above_id
    ), met AS MATERIALIZED (
        -- By record first: by place, each pair would meet all records of both.
        SELECT key, one.id AS one_id, other.id AS other_id
        FROM reach one JOIN reach other USING (key) WHERE one.id <> other.id
    ), between_them AS (
        SELECT pair.first_id, pair.second_id, record.*,
            pair.first_id = ANY (senders) AND pair.second_id = ANY (hosts) AS is_out,
            pair.second_id = ANY (senders) AND pair.first_id = ANY (hosts) AS is_in,
            is_contact AND coalesce(day_from, day_to) IS NOT NULL AS is_dated
        FROM met
        JOIN pair ON pair.first_id = met.one_id AND pair.second_id = met.other_id
        JOIN record ON record.key = met.key
    )
    SELECT (first_id::bigint << 31) + second_id, first_id, second_id,
        count(*) FILTER (WHERE kind = 'agreement')::int,
        count(*) FILTER (WHERE is_framework AND is_contact)::int,
        count(*) FILTER (WHERE kind = 'agreement' AND is_contact)::int,
        count(*) FILTER (WHERE kind = 'programme')::int,
        count(*) FILTER (WHERE kind = 'delegation')::int,
        count(*) FILTER (WHERE kind = 'delegation' AND is_out)::int,
        count(*) FILTER (WHERE kind = 'delegation' AND is_in)::int,
        count(*) FILTER (WHERE kind = 'exchange')::int,
        count(*) FILTER (WHERE kind = 'exchange' AND is_out)::int,
        count(*) FILTER (WHERE kind = 'exchange' AND is_in)::int,
        count(*) FILTER (WHERE is_contact)::int,
        coalesce((array_agg(date ORDER BY coalesce(day_from, '0001-01-01'), date)
            FILTER (WHERE is_dated))[1], ''),
        min(coalesce(day_from, '0001-01-01')) FILTER (WHERE is_dated),
        coalesce((array_agg(date ORDER BY coalesce(day_to, '9999-12-31') DESC, date)
            FILTER (WHERE is_dated))[1], ''),
        max(coalesce(day_to, '9999-12-31')) FILTER (WHERE is_dated)
    FROM between_them GROUP BY first_id, second_id
"""

# Each two places once, in the order of their address names; none lies in the other.
ALL_PAIRS = """
        SELECT DISTINCT one.id AS first_id, other.id AS second_id
        FROM named one JOIN named other ON other.key = one.key AND one.slug < other.slug
        WHERE NOT starts_with(one.path, other.path) AND NOT starts_with(other.path, one.path)"""

# A place of any rank, or a grouping, with each of its partners; never what holds it, what lies in
# it or what belongs to it.
PAIRS_OF_ONE = """
        SELECT DISTINCT here.id AS first_id, named.id AS second_id
        FROM named JOIN agreements_region here ON here.id = place
        WHERE named.id <> ALL (path_ids(here.path))
            AND NOT EXISTS (
                SELECT FROM regions_above(ARRAY[named.id]) above WHERE above.above_id = place)"""


def records(condition="", **changes):
    """The statement for the records of all kinds, with a condition, and other columns by name."""
    parts = [
        (RECORD + condition).format(kind=kind, **{**columns, **changes.get(kind, {})})
        for kind, columns in RECORDS.items()
    ]
    united = "\n    UNION ALL".join(parts)
    return f"WITH record AS MATERIALIZED (SELECT row_number() OVER () AS key, * FROM ({united}) u),"


# A record that only something below the place takes part in is left out of what the place itself
# does, and so is a direction that only something below it gives.
ITSELF = """
        AND r.region_ids @> ARRAY[place]
        AND (NOT only_itself OR cardinality({kind}_ways(r.id, place)) > 0)"""
OWN_WAY = """CASE WHEN only_itself AND NOT '{way}' = ANY ({kind}_ways(r.id, place))
            THEN array_remove(r.{column}, place) ELSE r.{column} END"""
OWN_WAYS = {
    kind: {
        "senders": OWN_WAY.format(kind=kind, way="sends", column="sending_region_ids"),
        "hosts": OWN_WAY.format(kind=kind, way="hosts", column="host_region_ids"),
    }
    for kind in ("delegation", "exchange")
}

CREATE_PARTNERSHIPS = f"""{CREATE_WAYS}
CREATE OR REPLACE FUNCTION partnerships() RETURNS TABLE ({COLUMNS})
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    {records()}{PARTNERSHIPS.format(pairs=ALL_PAIRS)}
$$;

CREATE OR REPLACE FUNCTION partnerships_of(place int, only_itself boolean)
RETURNS TABLE ({COLUMNS})
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    {records(ITSELF, **OWN_WAYS)}{PARTNERSHIPS.format(pairs=PAIRS_OF_ONE)}
$$;

CREATE VIEW agreements_partnership AS SELECT * FROM partnerships();
"""

DROP_PARTNERSHIPS = """
DROP VIEW agreements_partnership;
DROP FUNCTION partnerships_of(int, boolean);
DROP FUNCTION partnerships();
""" + "".join(f"DROP FUNCTION {kind}_ways(int, int);\n" for kind in MENTIONS)
