"""Rules that no constraint can hold, since they look at other rows or at the row before.

Each raises check_violation, which Django turns into an IntegrityError. The name of the rule travels
as the name of a constraint, by which the staff area finds its message in the reader's language;
`clean()` says the same earlier and beside the field.
"""

from django.utils.translation import gettext_noop as _

from agreements.derived.columns import RECORDS

# What a clerk reads, by the name of the rule. The code of a record travels as the detail.
MESSAGES = {
    "region_parent_no_circle": _("A place cannot be part of something that is part of it."),
    "region_successor_no_circle": _("A place cannot be succeeded by something that it succeeds."),
    "institution_parent_no_circle": _("An institution cannot be a unit of one of its own units."),
    "institution_successor_no_circle": _(
        "An institution cannot be succeeded by one that it succeeds."
    ),
    "programme_parent_no_circle": _(
        "A programme cannot be part of a programme that is part of it."
    ),
    "agreementlink_no_circle": _(
        "These links would run in a circle: the other agreement already leads here."
    ),
    "specialty_two_levels": _("The catalogue of specialties has two levels, no more."),
    "record_code_for_good": _(
        "The code %(code)s is given for good: it is neither changed nor taken back."
    ),
    "record_never_deleted": _("%(code)s was published and cannot be deleted: withdraw it instead."),
}

# Trees and chains: table and column of the reference that may not lead back to its row.
CHAINS = [
    ("region", "parent"),
    ("region", "successor"),
    ("institution", "parent"),
    ("institution", "successor"),
    ("programme", "parent"),
]


def told(name):
    """What a rule raises with: its message, and its own name as that of the constraint."""
    return f"MESSAGE = '{MESSAGES[name]}', CONSTRAINT = '{name}', TABLE = TG_TABLE_NAME"


def told_of_record(name):
    """The same of a record, whose code stands in the message."""
    message = f"replace('{MESSAGES[name]}', '%(code)s', OLD.code)"
    return f"MESSAGE = {message}, DETAIL = OLD.code, CONSTRAINT = '{name}', TABLE = TG_TABLE_NAME"


# A tree is locked until the end of the transaction before it is searched: of two transactions that
# each add half a circle, the second waits, sees the first half and is refused.
CREATE_CHAINS = """
CREATE OR REPLACE FUNCTION lock_tree(tree text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('register.tree.' || tree, 0));
END
$$;

-- Arguments: the column that points up, the name of the rule, its message.
CREATE OR REPLACE FUNCTION refuse_circle() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
    is_circle boolean;
BEGIN
    EXECUTE format(
        CASE TG_OP
            WHEN 'INSERT' THEN 'SELECT array_agg(id) FROM new_rows WHERE %1$I IS NOT NULL'
            ELSE 'SELECT array_agg(n.id) FROM new_rows n JOIN old_rows o USING (id) '
                'WHERE n.%1$I IS NOT NULL AND n.%1$I IS DISTINCT FROM o.%1$I'
        END, TG_ARGV[0]) INTO ids;
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM lock_tree(TG_TABLE_NAME);
    EXECUTE format('
        WITH RECURSIVE up (start, id) AS (
            SELECT id, %1$I FROM %2$I WHERE id = ANY ($1)
            UNION
            SELECT up.start, t.%1$I FROM up JOIN %2$I t ON t.id = up.id
        )
        SELECT EXISTS (SELECT FROM up WHERE id = start)', TG_ARGV[0], TG_TABLE_NAME)
    INTO is_circle USING ids;
    IF is_circle THEN
        RAISE check_violation
            USING MESSAGE = TG_ARGV[2], CONSTRAINT = TG_ARGV[1], TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
"""

CREATE_LINK_RULE = f"""
CREATE OR REPLACE FUNCTION refuse_link_circle() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows WHERE kind <> 'signed_with');
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM lock_tree(TG_TABLE_NAME);
    IF EXISTS (
        WITH RECURSIVE onward (start, kind, id) AS (
            SELECT from_agreement_id, kind, to_agreement_id
            FROM agreements_agreementlink WHERE id = ANY (ids)
            UNION
            SELECT onward.start, onward.kind, l.to_agreement_id
            FROM onward JOIN agreements_agreementlink l
                ON l.from_agreement_id = onward.id AND l.kind = onward.kind
        )
        SELECT FROM onward WHERE id = start
    ) THEN
        RAISE check_violation USING {told("agreementlink_no_circle")};
    END IF;
    RETURN NULL;
END
$$;
"""

CREATE_SPECIALTY_RULE = f"""
CREATE OR REPLACE FUNCTION refuse_third_level() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows WHERE parent_id IS NOT NULL);
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM lock_tree(TG_TABLE_NAME);
    IF EXISTS (
        SELECT FROM agreements_specialty middle
        JOIN agreements_specialty low ON low.parent_id = middle.id
        WHERE middle.parent_id IS NOT NULL AND (low.id = ANY (ids) OR middle.id = ANY (ids))
    ) THEN
        RAISE check_violation USING {told("specialty_two_levels")};
    END IF;
    RETURN NULL;
END
$$;
"""

CREATE_RECORD_RULES = f"""
CREATE OR REPLACE FUNCTION refuse_new_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING {told_of_record("record_code_for_good")};
END
$$;

CREATE OR REPLACE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING {told_of_record("record_never_deleted")};
END
$$;
"""

TRANSITIONS = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
}


def rule(name, table, function):
    """A rule that looks at what a statement wrote, before anything is derived from it.

    Triggers fire in the order of their names: `check_…` comes before `derive_…`.
    """
    return "".join(
        f"CREATE TRIGGER check_{name}_{event.lower()} AFTER {event} ON agreements_{table}\n"
        f"REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {function};\n"
        for event, tables in TRANSITIONS.items()
    )


def chain_rule(table, column):
    """The rule that a reference to the same table never leads back to its row."""
    name = f"{table}_{column}_no_circle"
    return rule(column, table, f"refuse_circle('{column}_id', '{name}', '{MESSAGES[name]}')")


def record_rules(kind):
    """The triggers that hold the rules of a kind of record."""
    return f"""
CREATE TRIGGER check_code BEFORE UPDATE ON agreements_{kind} FOR EACH ROW
WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)
EXECUTE FUNCTION refuse_new_code();
CREATE TRIGGER check_deletion BEFORE DELETE ON agreements_{kind} FOR EACH ROW
WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION refuse_deletion();
"""


CREATE_RULES = "".join(
    [
        CREATE_CHAINS,
        CREATE_LINK_RULE,
        CREATE_SPECIALTY_RULE,
        CREATE_RECORD_RULES,
        *(chain_rule(table, column) for table, column in CHAINS),
        rule("circle", "agreementlink", "refuse_link_circle()"),
        rule("levels", "specialty", "refuse_third_level()"),
        *(record_rules(kind) for kind in RECORDS),
    ]
)

DROP_RULES = """
DROP FUNCTION refuse_deletion() CASCADE;
DROP FUNCTION refuse_new_code() CASCADE;
DROP FUNCTION refuse_third_level() CASCADE;
DROP FUNCTION refuse_link_circle() CASCADE;
DROP FUNCTION refuse_circle() CASCADE;
DROP FUNCTION lock_tree(text);
"""
