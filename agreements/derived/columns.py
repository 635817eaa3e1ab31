"""Which columns are derived, by table."""

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

TYPES = {
    "names": "text",
    "texts": "jsonb",
    "region_ids": "int[]",
    "institution_ids": "int[]",
    "named_region_ids": "int[]",
    "named_institution_ids": "int[]",
    "year_from": "smallint",
    "year_to": "smallint",
    "card": "jsonb",
    "sending_region": "int",
    "host_region": "int",
    "sending_region_ids": "int[]",
    "host_region_ids": "int[]",
    "area_ids": "int[]",
    "specialty_ids": "int[]",
    "path": "text",
    "alias_text": "text",
}

# Columns that the database generates from others of the same row.
GENERATED = {
    "agreement": (
        "search",
        *(
            f"{date}_{end}"
            for date in ("signed", "in_force", "term_start", "term_end", "ended")
            for end in ("from", "to")
        ),
        "legal_basis_date_from",
        "legal_basis_date_to",
    ),
    "delegation": ("search", "dates_from", "dates_to"),
    "exchange": ("search", "dates_from", "dates_to"),
    "programme": ("search", "period_from", "period_to"),
}
