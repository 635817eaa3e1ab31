"""Examples of what one can search for."""

from django.utils.translation import gettext_lazy

from agreements.presenters.named_rows import (
    list_url,
)

# What one can type, with texts of the register's first data and the languages of those.
EXAMPLES = [
    (
        gettext_lazy("Words, in any order, by how they begin or in another form"),
        [("train guang", "")],
    ),
    (
        gettext_lazy("Names in any script, with accents or without"),
        [("lao cai", ""), ("Lào Cai", "vi"), ("老街", "zh-Hans")],
    ),
    (
        gettext_lazy("Chinese by any of its characters, or in pinyin"),
        [("卫生", "zh-Hans"), ("xining", ""), ("xi ning", "")],
    ),
    (gettext_lazy("Words that stand together, in quotation marks"), [('"health bureau"', "")]),
    (gettext_lazy("Without a word, by a minus"), [("training -surgery", "")]),
    (
        gettext_lazy("Codes of records, places and specialties"),
        [("A-0001", ""), ("GB/T 630100", ""), ("03.04", "")],
    ),
]


def examples():
    """Examples of searches, each with its address."""
    return [
        (
            rule,
            [
                {"text": text, "lang": lang, "url": list_url("search", q=text)}
                for text, lang in texts
            ],
        )
        for rule, texts in EXAMPLES
    ]
