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
    "card",
)
DIRECTION = ("sending_region", "host_region", "sending_region_ids", "host_region_ids")

# The records, with what triggers derive for each.
RECORDS = {
    "agreement": (*COMMON, "area_ids"),
    "delegation": (*COMMON, *DIRECTION, "area_ids"),
    "exchange": (*COMMON, *DIRECTION, "specialty_ids"),
    "programme": COMMON,
}
# What records name: their own derived columns come first, those of records follow from them.
VOCABULARY = {"region": ("path", "alias_text"), "institution": ("alias_text",)}

# Table, its columns, the function that computes them and the one that writes them, in the order in
# which one follows from the other.
COMPUTED = (
    ("region", ("path",), "region_paths", "region_refresh_paths"),
    ("region", ("alias_text",), "region_alias_texts", "region_refresh_aliases"),
    ("institution", ("alias_text",), "institution_alias_texts", "institution_refresh_aliases"),
    *((kind, columns, f"{kind}_derived", f"{kind}_refresh") for kind, columns in RECORDS.items()),
)
# The functions that generated columns call.
GENERATING = ("edtf_from", "edtf_to", "search_vector", "search_texts")
