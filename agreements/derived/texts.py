"""The texts that hang on a record: what a search looks through beside title, summary and names.

`<kind>_texts(ids)` lists for each record what its rows say, and what it says itself in columns that
other kinds do not have, as ``{"of": "commitment", "text": {"en": …, "zh": …, "vi": …}}``: what a
text is, and the text in each language, "printed" standing for the source's own words. All of it is
public with the record; notes among the staff are not here. Names stand in the column `names`.
"""

from agreements.derived.columns import RECORDS


def texts_of(of, table, *, ours="", printed=(), key="", nth="position", only="true"):
    """The rows of a table as texts: a column in our words, with `_zh` and `_vi` beside it, and
    columns as printed, as one text. ``key`` leads to the record; it is `<kind>_id` unless given.
    """
    languages = ", ".join(f"{ours}{ending}" if ours else "''" for ending in ("", "_zh", "_vi"))
    words = ", ".join(f"nullif({column}, '')" for column in printed)
    return f"""
    SELECT {key or "{kind}_id"}, '{of}', {{rank}}, {nth}, id, {languages},
        {f"concat_ws(', ', {words})" if words else "''"}
    FROM agreements_{table} WHERE {key or "{kind}_id"} = ANY (ids) AND {only}"""


def own(kind, of, **columns):
    """Columns of the record itself."""
    return texts_of(of, kind, key="id", nth="0", **columns)


# In the order in which a search prefers them.
TEXTS = {
    "agreement": [
        texts_of("commitment", "commitment", ours="text", printed=["amount_unit"]),
        own("agreement", "principles", ours="principles"),
        own("agreement", "legal_basis", printed=["legal_basis_number", "legal_basis_signer"]),
        texts_of("signer", "agreementparty", printed=["signer_name", "signer_title"]),
    ],
    "delegation": [
        texts_of("person", "delegationmember", printed=["name", "title"]),
        texts_of("group", "delegationgroup", ours="label"),
    ],
    "exchange": [],
    "programme": [own("programme", "aims", ours="aims")],
}
# What hangs on a record of any kind. Evidence for a link to another agreement is left out, since it
# is public only while both agreements are.
OF_ANY = [
    texts_of("figure", "figure", ours="metric", printed=["as_printed", "currency"]),
    texts_of(
        "evidence",
        "evidence",
        ours="note",
        printed=["words"],
        nth="paragraph",
        only="agreement_link_id IS NULL",
    ),
]


def create_texts(kind):
    """The function that lists the texts of a kind of record."""
    selects = [
        text.format(kind=kind, rank=rank) for rank, text in enumerate([*TEXTS[kind], *OF_ANY])
    ]
    return f"""
CREATE OR REPLACE FUNCTION {kind}_texts(ids int[]) RETURNS TABLE (record_id int, texts jsonb)
LANGUAGE sql STABLE AS $$
    SELECT record_id, jsonb_agg(jsonb_build_object('of', "of", 'text', words)
        ORDER BY rank, nth NULLS FIRST, row_id)
    FROM (
        SELECT record_id, "of", rank, nth, row_id, jsonb_strip_nulls(jsonb_build_object(
            'en', nullif(en, ''), 'zh', nullif(zh, ''), 'vi', nullif(vi, ''),
            'printed', nullif(printed, ''))) AS words
        FROM ({" UNION ALL".join(selects)}
        ) AS one (record_id, "of", rank, nth, row_id, en, zh, vi, printed)
    ) AS found WHERE words <> '{{}}' GROUP BY record_id
$$;
"""


CREATE_TEXTS = "".join(create_texts(kind) for kind in RECORDS)
DROP_TEXTS = "".join(f"DROP FUNCTION {kind}_texts(int[]);\n" for kind in RECORDS)
