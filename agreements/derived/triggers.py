"""When derived columns are written: after every statement that changes what they follow from.

The triggers run once a statement, over its transition tables, so that a form, `bulk_create`, COPY
and plain SQL cost and do the same. What they write starts no further round: the refreshing
functions set `register.deriving`, and only while it is on may a derived column be written at all.
A model instance that was read before a trigger ran would otherwise save its old values back.

Two transactions that change one record are ordered by the lock on its row. Two of which one
changes a record and the other something that it names are ordered by an advisory lock, which
records share and changes of the vocabulary take alone.
"""

from agreements.derived.children import (
    AFTER_CHILD,
    CHILDREN,
    CHILDREN_OF_ANY,
    DROP_AFTER_CHILD,
    OWNER_IDS,
    after_each,
)
from agreements.derived.columns import GENERATED, RECORDS, VOCABULARY

# What is named: which of its columns records repeat or follow, and where records list its ids.
NAMED = {
    "region": (
        (
            *("parent_id", "path", "kind", "gbt_2260"),
            *("slug", "name", "name_zh", "name_vi", "alias_text"),
        ),
        dict.fromkeys(RECORDS, "named_region_ids"),
    ),
    "institution": (
        ("parent_id", "region_id", "slug", "name", "name_zh", "name_vi", "alias_text"),
        dict.fromkeys(RECORDS, "named_institution_ids"),
    ),
    "area": (
        ("slug", "name", "name_zh", "name_vi"),
        {"agreement": "area_ids", "delegation": "area_ids"},
    ),
    "specialty": (
        ("parent_id", "code", "name", "name_zh", "name_vi"),
        {"exchange": "specialty_ids"},
    ),
}

LOCKS = """
CREATE OR REPLACE FUNCTION share_vocabulary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('register.vocabulary', 0));
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION hold_vocabulary() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('register.vocabulary', 0));
END
$$;
"""


def keep_derived(table, columns):
    """A derived column is written by the refreshing functions or not at all."""
    kept = "".join(f"        NEW.{name} := OLD.{name};\n" for name in columns)
    return f"""
CREATE OR REPLACE FUNCTION {table}_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN
{kept}    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER keep_derived BEFORE UPDATE ON agreements_{table}
FOR EACH ROW EXECUTE FUNCTION {table}_keep_derived();
"""


def raise_version(kind):
    """The version rises with each change that did not raise it itself, and never falls."""
    same = "".join(f"    before.{name} := NULL;\n" for name in GENERATED[kind])
    return f"""
CREATE OR REPLACE FUNCTION {kind}_raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before agreements_{kind} := OLD;
    after agreements_{kind} := NEW;
BEGIN
    -- Generated columns are not computed yet and follow from the others.
{same}    after.version := OLD.version;
    IF after IS DISTINCT FROM before THEN
        NEW.version := greatest(NEW.version, OLD.version + 1);
    ELSE
        NEW.version := greatest(NEW.version, OLD.version);
    END IF;
    RETURN NEW;
END
$$;
-- Its name sorts behind keep_derived, and it leaves alone what only derived columns change.
CREATE TRIGGER raise_version BEFORE UPDATE ON agreements_{kind} FOR EACH ROW
WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION {kind}_raise_version();
"""


def refresh_naming(table):
    """Refresh the records that name some rows of a table, by the ids that they list."""
    _columns, listed = NAMED[table]
    return "".join(
        f"    PERFORM {kind}_refresh(naming) FROM (SELECT array_agg(id) FROM agreements_{kind}\n"
        f"        WHERE {column} && ids) AS records (naming) WHERE naming IS NOT NULL;\n"
        for kind, column in listed.items()
    )


def after_named(table):
    """What follows when places, bodies and terms come or change.

    New ones matter too: keys are deferred, so a record may name what is only inserted next.
    """
    columns, _listed = NAMED[table]
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in "on")
    own = {
        "region": (
            "    SELECT array_agg(n.id) INTO moved FROM new_rows n WHERE NOT EXISTS (\n"
            "        SELECT FROM old_rows o\n"
            "        WHERE o.id = n.id AND o.parent_id IS NOT DISTINCT FROM n.parent_id);\n"
            "    IF moved IS NOT NULL THEN\n"
            "        PERFORM region_refresh_paths(moved);\n"
            "    END IF;\n"
        )
    }.get(table, "")
    inserted = {
        "region": "    PERFORM region_refresh_paths(ids), region_refresh_aliases(ids);\n",
        "institution": "    PERFORM institution_refresh_aliases(ids);\n",
    }.get(table, "")
    return f"""
CREATE OR REPLACE FUNCTION derive_new_{table}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows);
BEGIN
{inserted}{refresh_naming(table)}    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION derive_changed_{table}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    moved int[];
    ids int[];
BEGIN
    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE ({new}) IS DISTINCT FROM ({old});
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM hold_vocabulary();
{own}{refresh_naming(table)}    RETURN NULL;
END
$$;
""" + (
        f"CREATE TRIGGER derive_insert AFTER INSERT ON agreements_{table} "
        "REFERENCING NEW TABLE AS new_rows\n"
        f"FOR EACH STATEMENT EXECUTE FUNCTION derive_new_{table}();\n"
        f"CREATE TRIGGER derive_update AFTER UPDATE ON agreements_{table} "
        "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
        f"FOR EACH STATEMENT EXECUTE FUNCTION derive_changed_{table}();\n"
    )


AFTER_ALIAS = f"""
CREATE OR REPLACE FUNCTION derive_aliases() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
{OWNER_IDS}    IF ids IS NOT NULL THEN
        PERFORM hold_vocabulary();
        EXECUTE format('SELECT %I($1)', TG_ARGV[0] || '_refresh_aliases') USING ids;
    END IF;
    RETURN NULL;
END
$$;
"""

AFTER_MEMBER = f"""
CREATE OR REPLACE FUNCTION derive_members(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM hold_vocabulary();
{refresh_naming("region")}END
$$;

CREATE OR REPLACE FUNCTION derive_member() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM derive_members(ids) FROM
            (SELECT array_agg(member_id) || array_agg(grouping_id) FROM new_rows) AS named (ids)
        WHERE ids IS NOT NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM derive_members(ids) FROM
            (SELECT array_agg(member_id) || array_agg(grouping_id) FROM old_rows) AS named (ids)
        WHERE ids IS NOT NULL;
    END IF;
    RETURN NULL;
END
$$;
"""


def share_first(table):
    """Wait for changes of the vocabulary before any row of a record is locked, not after."""
    return (
        f"CREATE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_{table}\n"
        "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
    )


CREATE_TRIGGERS = "".join(
    [
        LOCKS,
        AFTER_CHILD,
        AFTER_ALIAS,
        AFTER_MEMBER,
        *(keep_derived(table, columns) for table, columns in (RECORDS | VOCABULARY).items()),
        *(raise_version(kind) for kind in RECORDS),
        *(after_named(table) for table in NAMED),
        *(share_first(t) for t in (*RECORDS, *CHILDREN_OF_ANY, *(t for t, _ in CHILDREN))),
        *(after_each(table, f"derive_owner('{kind}')") for table, kind in CHILDREN),
        *(after_each(table, f"derive_owners('{told}')") for table, told in CHILDREN_OF_ANY.items()),
        *(after_each(kind, f"derive_record('{kind}')", ["INSERT", "UPDATE"]) for kind in RECORDS),
        *(after_each(f"{table}alias", f"derive_aliases('{table}')") for table in VOCABULARY),
        after_each("regionmember", "derive_member()"),
    ]
)

# Dropping a function drops the triggers that call it.
DROP_TRIGGERS = "".join(
    f"DROP FUNCTION {function} CASCADE;\n"
    for function in (
        "derive_member()",
        "derive_members(int[])",
        "derive_aliases()",
        *DROP_AFTER_CHILD,
        *(f"derive_{event}_{table}()" for table in NAMED for event in ("new", "changed")),
        *(f"{kind}_raise_version()" for kind in RECORDS),
        *(f"{table}_keep_derived()" for table in RECORDS | VOCABULARY),
        "hold_vocabulary()",
        "share_vocabulary()",
    )
)
