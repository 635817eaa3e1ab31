"""Which columns are derived, by table, and by which functions."""

COMMON = (
    "names",
    "texts",
    "region_ids",
    "institution_ids",
    "named_region_ids",
    "named_institution_ids",
    "year_from",
    "year_to",
    "earliest_day",
    "latest_day",
    "card",
    "partner_ids",
    "source_ids",
    "specialty_ids",
)
DIRECTION = ("sending_region", "host_region", "sending_region_ids", "host_region_ids")

# The records, with what triggers derive for each.
RECORDS = {
    "agreement": (*COMMON, "area_ids"),
    "delegation": (*COMMON, *DIRECTION, "area_ids"),
    "exchange": (*COMMON, *DIRECTION),
    "programme": (*COMMON, "area_ids"),
}
# How the columns that not every kind has are computed in `{kind}_derived.sql`, with their types.
FURTHER = {
    "sending_region": ("int", "party.sending_region"),
    "host_region": ("int", "party.host_region"),
    "sending_region_ids": ("int[]", "coalesce(place.sending_region_ids, '{}')"),
    "host_region_ids": ("int[]", "coalesce(place.host_region_ids, '{}')"),
    "area_ids": ("int[]", "coalesce(term.term_ids, '{}')"),
}
# What a card lists beside parties and specialties. Its terms are areas.
CARD_LISTS = {
    "agreement": {"areas": "term.items"},
    "delegation": {"stops": "party.stops", "topics": "term.items"},
    "exchange": {},
    "programme": {"areas": "term.items"},
}
# The tables of parties and stops, by how they take part.
PARTICIPANTS = {
    kind: {"party": f"agreements_{kind}party"}
    | ({"stop": "agreements_delegationstop"} if kind == "delegation" else {})
    for kind in RECORDS
}
WITH_TERMS = tuple(kind for kind, lists in CARD_LISTS.items() if "term.items" in lists.values())
# By when a record took place: when its sources told of it, unless it is a plan or may go on.
TOLD = {
    "agreement": (
        "CASE WHEN r.status NOT IN ('proposed', 'to_be_signed', 'unknown') THEN told.day END"
    ),
    "delegation": "CASE WHEN r.status = 'took_place' THEN told.day END",
    "exchange": "CASE WHEN r.status = 'completed' THEN told.day END",
    "programme": "NULL",
}
# Texts by which a search finds a record as by its names.
FURTHER_NAMES = {"agreement": ("title_as_printed", "other_titles")}

# What published records are counted by, as (what, id, whether it takes part): rows of a record `r`.
NAMED_THINGS = (
    "SELECT 'region', id, id = ANY (r.region_ids) FROM unnest(r.named_region_ids) AS id",
    "SELECT 'institution', id, id = ANY (r.institution_ids)"
    " FROM unnest(r.named_institution_ids) AS id",
    "SELECT 'source', id, false FROM unnest(r.source_ids) AS id",
    "SELECT 'partner', id, true FROM unnest(r.partner_ids) AS id",
    "SELECT 'specialty', id, true FROM unnest(r.specialty_ids) AS id",
)
# The rows that a statement has written, with what they add to a count.
COUNTED_ROWS = {
    "insert": "SELECT 1 AS sign, * FROM new_rows",
    "update": "SELECT 1 AS sign, * FROM new_rows UNION ALL SELECT -1, * FROM old_rows",
    "delete": "SELECT -1 AS sign, * FROM old_rows",
}
# By what a record counts between its regions, beside its days; see published_records.sql.
PAIR_COLUMNS = {
    "agreement": ("kind", "status", "signed"),
    "delegation": ("status", "dates", "sending_region_ids", "host_region_ids"),
    "exchange": ("status", "dates", "sending_region_ids", "host_region_ids"),
    "programme": ("status", "period"),
}

# What records name: their own derived columns come first, those of records follow from them.
VOCABULARY = {"region": ("path", "alias_text"), "institution": ("alias_text",)}
# The columns of other tables that records repeat or follow. Regions have a function of their own.
REPEATED = {
    "institution": ("parent_id", "region_id", "slug", "name", "name_zh", "name_vi", "alias_text"),
    "area": ("slug", "name", "name_zh", "name_vi"),
    "specialty": ("parent_id", "code", "name", "name_zh", "name_vi"),
}

# Table, its columns, the function that computes them and the one that writes them, in the order in
# which one follows from the other.
COMPUTED = (
    ("region", ("path",), "region_paths", "region_refresh_paths"),
    ("region", ("alias_text",), "region_alias_texts", "region_refresh_aliases"),
    ("institution", ("alias_text",), "institution_alias_texts", "institution_refresh_aliases"),
    *((kind, columns, f"{kind}_derived", f"{kind}_refresh") for kind, columns in RECORDS.items()),
)
# The functions that generated columns call.
GENERATING = ("edtf_from", "edtf_to", "end_of_term", "search_vector", "search_texts")
