"""Examples of components for single values, words and messages."""

from django.contrib.messages import ERROR, INFO, SUCCESS, WARNING
from django.contrib.messages.storage.base import Message
from django.utils.safestring import mark_safe

from agreements.dates import UncertainDate
from agreements.presenters.component_examples.inputs import (
    CITED,
    CONFLICTING,
    DAY,
    INFERRED,
    NO_YEAR,
    PERIOD,
    STATED,
)

EXAMPLES = {
    "aliases": {
        "three": {
            "aliases": [
                {
                    "text": "广州",
                    "language": "zh-Hans",
                    "language_name": "Chinese",
                    "kind": "Short name",
                    "used": "",
                },
                {
                    "text": "Canton",
                    "language": "en",
                    "language_name": "English",
                    "kind": "Former name",
                    "used": "",
                },
                {
                    "text": "北平",
                    "language": "zh-Hans",
                    "language_name": "Chinese",
                    "kind": "Former name",
                    "used": "1928–1949",
                },
            ]
        }
    },
    "chip": {
        "neutral": {"label": "Reported only"},
        "good": {"label": "Signed", "tone": "good"},
        "warn": {"label": "Planned", "tone": "warn"},
        "bad": {"label": "Cancelled", "tone": "bad"},
        "link": {"label": "Telemedicine", "href": "#"},
    },
    "cited": {"two paragraphs": {"cited": CITED}, "none": {"cited": []}},
    "copy_link": {"button": {}},
    "count": {"some": {"count": {"number": 3, "url": "#"}}, "none": {"count": {"number": 0}}},
    "empty": {
        "message": {"message": "No agreement is published yet."},
        "with a remedy": {"message": "Nothing fits.", "remedy": "Try fewer filters"},
        "remedy as a link": {
            "message": "Nothing fits.",
            "remedy": "Clear the filters",
            "href": "#",
        },
    },
    "messages": {
        "every tone": {
            "messages": [
                Message(INFO, "The register has a new address."),
                Message(SUCCESS, "Saved."),
                Message(WARNING, "Part of the address was not used."),
                Message(ERROR, "Not saved."),
            ]
        }
    },
    "names": {"two languages": {"names": [("zh-Hans", "西宁"), ("vi", "Tây Ninh")]}},
    "not_stated": {"always": {}},
    "status_chips": {
        "status": {"record": {"status": "Planned", "tone": "warn"}},
        "status and term": {
            "record": {
                "status": "Signed",
                "term": "Ended, renewal not recorded",
                "term_tone": "bad",
            }
        },
    },
    "number_cell": {
        "some": {"count": {"number": 12, "url": "#"}, "label": "agreements"},
        "with lines": {
            "count": {"number": 3, "url": "#"},
            "label": "exchanges",
            "lines": ["10 people", "1 planned"],
        },
        "more than are counted": {
            "count": {"number": 10_000, "is_more": True, "url": "#"},
            "label": "agreements",
        },
        "none": {"count": {"number": 0}, "label": "delegations"},
    },
    "numbered": {"two paragraphs": {"cited": CITED}, "none": {"cited": []}},
    "own_text": {
        "in the reader’s language": {"text": "Train 30 doctors", "lang": ""},
        "only in English": {"text": "Train 30 doctors", "lang": "en"},
        "only in Chinese": {"text": "培训30名医生", "lang": "zh-Hans"},
        "only in Vietnamese": {"text": "Đào tạo 30 bác sĩ", "lang": "vi"},
    },
    "references": {
        "every basis": {"references": [STATED, INFERRED, CONFLICTING]},
        "none": {"references": []},
    },
    "table": {
        "rows that become blocks": {
            "content": mark_safe("<tbody><tr><td>Xining</td><td>City</td></tr></tbody>"),
            "caption": "Places",
            "css": "rows",
        },
        "wide": {
            "content": mark_safe("<tbody><tr><td>Xining</td><td>City</td></tr></tbody>"),
            "caption": "Places",
            "is_wide": True,
        },
    },
    "tools": {"of a record": {"json_url": "#json"}},
    "breadcrumbs": {
        "page below a list": {
            "breadcrumbs": [{"label": "Agreements", "href": "#"}, {"label": "A-0001"}]
        }
    },
    "date_or_period": {
        "date": {"date": DAY, "period": ""},
        "period": {"date": None, "period": "year 1"},
        "both": {"date": DAY, "period": "months 4–6"},
        "not stated": {"date": None, "period": ""},
    },
    "uncertain_date": {
        "day": {"date": DAY},
        "period": {"date": PERIOD},
        "without a year": {"date": NO_YEAR},
        "inferred": {"date": UncertainDate.parse("2010?-01-14")},
        "about": {"date": UncertainDate.parse("2004-08~")},
        "not stated": {"date": None},
    },
    "unknown": {
        "not used": {"unknown": ["colour"]},
        "nothing shown": {"unknown": ["colour", "size"], "known_url": "#"},
        "none": {"unknown": []},
    },
    "match_reason": {
        "in another language": {
            "why": {
                "label": "Commitment",
                "highlighted": mark_safe("开展<mark>远程会诊</mark>"),
                "lang": "zh-Hans",
            }
        }
    },
}
