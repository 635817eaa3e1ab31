"""Examples of components that show charts."""

from django.utils.safestring import mark_safe

DRAWINGS = [
    {"form": "wide", "url": "/timeline/?width=wide", "width": 640, "height": 120},
    {"form": "narrow", "url": "/timeline/?width=narrow", "width": 320, "height": 120},
]
SVG = mark_safe(
    '<svg viewBox="0 0 640 120" role="img" aria-label="Two bars">'
    '<rect x="0" y="20" width="400" height="30" fill="var(--accent)"/>'
    '<rect x="0" y="70" width="200" height="30" fill="var(--accent)"/></svg>'
)
PICTURE = {
    "title": "By year",
    "alt": "By year: the picture with links, and the same as a table",
    "page_url": "/timeline/",
    "svg_url": "/timeline.svg",
    "png_url": "/timeline.png",
    "csv_url": "/timeline.csv",
    "narrow_url": "/timeline.svg?width=narrow",
    "png_width": 1600,
    "png_height": 800,
    "drawings": DRAWINGS,
}
TABLE_OF_PICTURE = {
    "id": "example-table",
    "link": PICTURE,
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
    "awaited": {"wide": {"drawing": DRAWINGS[0], "is_alone": True}},
    "drawing": {
        "drawn": {
            "picture": {"title": "By year", "notes": []},
            "drawings": [{**DRAWINGS[0], "svg": SVG}],
            **TABLE_OF_PICTURE,
        },
        "table open and cut, with a note": {
            "picture": {
                "title": "By year",
                "notes": [[{"text": "Without a year:"}, {"text": 2, "url": "#"}]],
            },
            "drawings": [{**DRAWINGS[0], "svg": SVG}],
            **TABLE_OF_PICTURE,
            "id": "example-open",
            "is_open": True,
            "is_cut": True,
        },
        "nothing to draw": {"picture": {"is_empty": True, "notes": []}},
    },
    "picture": {"fetched when it comes into sight": {"picture": PICTURE}},
    "pictures": {"folded": {"pictures": [PICTURE]}},
    "preview": {"map": {"picture": PICTURE, "alt": "Map: Guangzhou"}},
}
