"""Examples of components that show charts."""

from django.utils.safestring import mark_safe

VARIANTS = [
    {"form": "wide", "url": "/timeline/?width=wide", "width": 640, "height": 120},
    {"form": "narrow", "url": "/timeline/?width=narrow", "width": 320, "height": 120},
]
SVG = mark_safe(
    '<svg viewBox="0 0 640 120" role="img" aria-label="Two bars">'
    '<rect x="0" y="20" width="400" height="30" fill="var(--accent)"/>'
    '<rect x="0" y="70" width="200" height="30" fill="var(--accent)"/></svg>'
)
CHART = {
    "title": "By year",
    "alt": "By year: the picture with links, and the same as a table",
    "page_url": "/timeline/",
    "svg_url": "/timeline.svg",
    "png_url": "/timeline.png",
    "csv_url": "/timeline.csv",
    "narrow_url": "/timeline.svg?width=narrow",
    "png_width": 1600,
    "png_height": 800,
    "variants": VARIANTS,
}
TABLE_OF_CHART = {
    "id": "example-table",
    "link": CHART,
    "heads": [("Year", False), ("Agreements", True)],
    "rows": [
        [
            {"text": "2008", "url": "", "is_number": False},
            {"text": 2, "url": "#2008", "is_number": True},
        ]
    ],
    "number": 1,
}

EXAMPLES = {
    "chart_placeholder": {"wide": {"variant": VARIANTS[0], "is_alone": True}},
    "chart_body": {
        "drawn": {
            "chart": {"title": "By year", "notes": []},
            "variants": [{**VARIANTS[0], "svg": SVG}],
            **TABLE_OF_CHART,
        },
        "table open and cut, with a note": {
            "chart": {
                "title": "By year",
                "notes": [[{"text": "Without a year:"}, {"text": 2, "url": "#"}]],
            },
            "variants": [{**VARIANTS[0], "svg": SVG}],
            **TABLE_OF_CHART,
            "id": "example-open",
            "is_open": True,
            "is_cut": True,
        },
        "nothing to draw": {"chart": {"is_empty": True, "notes": []}},
    },
    "chart": {"fetched when it comes into sight": {"chart": CHART}},
    "charts": {"folded": {"charts": [CHART]}},
    "preview": {"map": {"chart": CHART, "alt": "Map: Guangzhou"}},
}
