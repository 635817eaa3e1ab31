"""When a record is derived: after every statement that writes it, or a row that belongs to it."""

from agreements.derived.columns import RECORDS

# The tables whose rows belong to a record, by a column named after it.
CHILDREN = [
    ("agreementparty", "agreement"),
    ("agreement_areas", "agreement"),
    ("commitment", "agreement"),
    ("delegationparty", "delegation"),
    ("delegationstop", "delegation"),
    ("delegationmember", "delegation"),
    ("delegationgroup", "delegation"),
    ("delegation_topics", "delegation"),
    ("exchangeparty", "exchange"),
    ("exchangespecialty", "exchange"),
    ("programmeparty", "programme"),
]
# Those whose rows belong to a record of any kind, and which of their rows a record repeats: of
# evidence, which is many, only what says something.
CHILDREN_OF_ANY = {
    "figure": "true",
    "evidence": "concat(note, note_zh, note_vi, words) <> ''''",
}

EVENTS = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def after_each(table, function, events=tuple(EVENTS)):
    """Statement triggers for the events, which PostgreSQL wants one by one."""
    name = function.split("(")[0]
    return "".join(
        f"CREATE TRIGGER {name}_{event.lower()} AFTER {event} ON agreements_{table}\n"
        f"REFERENCING {EVENTS[event]} FOR EACH STATEMENT EXECUTE FUNCTION {function};\n"
        for event in events
    )


# The ids of what the rows of a statement belong to, before or after it; the first argument of the
# trigger names it.
OWNER_IDS = """    EXECUTE format(
        CASE TG_OP
            WHEN 'INSERT' THEN 'SELECT array_agg(DISTINCT %1$I) FROM new_rows'
            WHEN 'DELETE' THEN 'SELECT array_agg(DISTINCT %1$I) FROM old_rows'
            ELSE 'SELECT array_agg(id) FROM '
                '(SELECT %1$I FROM new_rows UNION SELECT %1$I FROM old_rows) AS owner (id)'
        END, TG_ARGV[0] || '_id') INTO ids;
"""

# One function serves all tables of a kind; its arguments are the record and the column of its id.
AFTER_CHILD = f"""
CREATE OR REPLACE FUNCTION derive_owner() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
{OWNER_IDS}    IF ids IS NOT NULL THEN
        EXECUTE format('SELECT %I($1)', TG_ARGV[0] || '_refresh') USING ids;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION derive_record() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN
        SELECT array_agg(id) INTO ids FROM new_rows;
        IF ids IS NOT NULL THEN
            EXECUTE format('SELECT %I($1)', TG_ARGV[0] || '_refresh') USING ids;
        END IF;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION derive_owners() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    kind text;
    ids int[];
BEGIN
    FOREACH kind IN ARRAY ARRAY[{", ".join(f"'{kind}'" for kind in RECORDS)}] LOOP
        EXECUTE format(
            CASE TG_OP
                WHEN 'INSERT' THEN 'SELECT array_agg(DISTINCT %1$I) FROM new_rows WHERE %2$s'
                WHEN 'DELETE' THEN 'SELECT array_agg(DISTINCT %1$I) FROM old_rows WHERE %2$s'
                ELSE 'SELECT array_agg(id) FROM (SELECT %1$I FROM new_rows WHERE %2$s '
                    'UNION SELECT %1$I FROM old_rows WHERE %2$s) AS owner (id)'
            END, kind || '_id', format('%I IS NOT NULL AND %s', kind || '_id', TG_ARGV[0]))
        INTO ids;
        IF ids IS NOT NULL THEN
            EXECUTE format('SELECT %I($1)', kind || '_refresh') USING ids;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;
"""
DROP_AFTER_CHILD = ("derive_owners()", "derive_record()", "derive_owner()")
