"""Examples of components that print records, and what belongs to them."""

from datetime import date
from types import SimpleNamespace

from agreements.presenters.component_examples.inputs import (
    AGREEMENT_ROW,
    CITATION,
    CONFLICTING,
    DAY,
    DELEGATION_ROW,
    EVIDENCE,
    EVIDENCE_PANELS,
    EXCHANGE_ROW,
    FOREIGN,
    GUANGZHOU,
    HOSPITAL,
    INFERRED,
    NAME_ROWS,
    NO_YEAR,
    PARTNER_ROW,
    PERIOD,
    PROGRAMME_ROW,
    RECORD,
    SPECIALTY_ROWS,
    STATED,
)

EXAMPLES = {
    "all_rows": {
        "all shown": {"section": {"is_cut": False}},
        "more": {"section": {"is_cut": True, "url": "#", "number": 120}},
        "more than are counted": {
            "section": {"is_cut": True, "is_more": True, "url": "#", "number": 10_000}
        },
    },
    "area_chips": {
        "two, with evidence": {
            "areas": [
                {"label": "Telemedicine", "href": "#"},
                {"label": "Talent training", "href": "#"},
            ],
            "references": [STATED],
        }
    },
    "specialties": {
        "mapped, not mapped, with a stage": {"specialties": SPECIALTY_ROWS},
        "none": {"specialties": []},
    },
    "subjects": {
        "areas and specialties": {"areas": ["Telemedicine"], "specialties": ["Tuberculosis"]},
        "areas only": {"areas": ["Telemedicine", "Talent training"], "specialties": []},
        "specialties only": {"areas": [], "specialties": ["Tuberculosis"]},
        "not stated": {"areas": [], "specialties": []},
    },
    "citation": {"folded": {"citation": CITATION}},
    "delivered_commitments": {
        "two": {
            "delivered_commitments": [
                {
                    "text": "Train 30 doctors",
                    "lang": "",
                    "extent": "Partly delivered",
                    "url": "#a1",
                    "code": "A-0001",
                    "title": "Framework agreement",
                    "title_lang": "",
                },
                {
                    "text": "Send experts",
                    "lang": "en",
                    "extent": "",
                    "url": "#a2",
                    "code": "A-0002",
                    "title": "Memorandum",
                    "title_lang": "en",
                },
            ]
        }
    },
    "detail_row": {
        "text with evidence": {
            "label": "Place",
            "value": "Guangzhou",
            "lang": "",
            "references": [STATED],
        },
        "in another language": {"label": "Title as printed", "value": "协议", "lang": "zh-Hans"},
        "link": {"label": "Supplements", "value": "A-0001", "href": "#a1"},
        "date": {"label": "Signed", "date": DAY},
        "not stated": {"label": "Term", "value": ""},
    },
    "details": {
        "a row that is hidden and two that are not": {
            "rows": [
                {"label": "Hidden", "value": "", "is_shown": False},
                {"label": "Signed", "date": NO_YEAR, "references": [INFERRED], "is_shown": True},
                {"label": "Level", "value": "Municipal", "lang": "", "is_shown": True},
            ]
        }
    },
    "contributions": {
        "delivered; a loan of which little is stated": {
            "contributions": [
                {
                    "description": "Ambulances with equipment",
                    "lang": "",
                    "references": [STATED],
                    "kind": "Gift in kind",
                    "quantity": "20 ambulances",
                    "amount": "about CNY 3,000,000",
                    "givers": [HOSPITAL],
                    "receivers": [GUANGZHOU],
                    "date": PERIOD,
                    "scope": "",
                    "status": "Delivered",
                    "tone": "good",
                },
                {
                    "description": "Credit for a new ward",
                    "lang": "",
                    "references": [],
                    "commitment": "To build a ward for children",
                    "commitment_lang": "",
                    "kind": "Loan",
                    "givers": [],
                    "receivers": [],
                    "date": None,
                    "scope": "Cumulative",
                },
            ]
        },
        "none": {"contributions": []},
    },
    "direction": {
        "both known": {"senders": [GUANGZHOU], "hosts": [HOSPITAL]},
        "host not stated": {"senders": [GUANGZHOU], "hosts": []},
    },
    # The references of the other examples open these.
    "evidence_panels": {"on every basis": {"panels": EVIDENCE_PANELS}, "none": {"panels": []}},
    "figures": {
        "with a gap, cumulative, not stated": {
            "figures": [
                {
                    "metric": "Agreements",
                    "lang": "",
                    "references": [STATED],
                    "gap": "7 reported, 1 recorded",
                    "number": "7",
                    "scope": "A period",
                    "as_of": PERIOD,
                },
                {
                    "metric": "People trained",
                    "lang": "",
                    "references": [CONFLICTING],
                    "number": "more than 500 persons",
                    "as_printed": "500余人",
                    "scope": "Cumulative",
                    "is_not_added": True,
                    "as_of": None,
                },
            ]
        },
        "none": {"figures": []},
    },
    "level_switch": {
        "two levels": {
            "levels": [
                {"label": "Guangzhou and Xining", "url": "#", "is_current": True},
                {"label": "Guangdong and Qinghai", "url": "#", "is_current": False},
            ]
        },
        "nothing to switch": {"levels": []},
    },
    "mentions": {
        "some": {"mentions": {"rows": NAME_ROWS, "is_cut": True}},
        "none": {"mentions": {"rows": []}},
    },
    "name_list": {"two": {"rows": NAME_ROWS}},
    "parties": {
        "place, institution, foreign name": {"parties": [GUANGZHOU, HOSPITAL, FOREIGN]},
        "none": {"parties": []},
    },
    "partners": {
        "one": {
            "partners": {"rows": [PARTNER_ROW], "number": 1, "all_url": "#"},
            "region": SimpleNamespace(display_name="Guangzhou"),
        },
        "more than are shown": {
            "partners": {
                "rows": [PARTNER_ROW],
                "number": 30,
                "is_cut": True,
                "all_url": "#",
                "sortings": [{"label": "Latest contact", "url": "#", "is_current": True}],
            },
            "region": SimpleNamespace(display_name="Guangzhou"),
        },
        "none": {"partners": {"rows": []}, "region": SimpleNamespace(display_name="Guangzhou")},
    },
    "party_list": {
        "with all that a source says": {
            "parties": [
                {
                    **FOREIGN,
                    "role": "Signatory",
                    "as_printed": "Xining Hospital",
                    "unit": "Department of Cardiology",
                    "signer": "Wang Fang, Director of the Department of Cardiology",
                    "signer_title_as_printed": "cardiology head",
                    "signed": DAY,
                    "references": [STATED, INFERRED],
                },
                {**GUANGZHOU, "role": "Witness"},
            ]
        },
        "none": {"parties": []},
    },
    "record_aside": {
        "with changes": {
            "record": RECORD,
            "evidence": EVIDENCE,
            "citation": CITATION,
            "history": [{"day": date(2026, 6, 2), "fields": ["Dates", "Party"]}],
        },
        "without changes": {"record": RECORD, "evidence": {}, "citation": CITATION},
    },
    "record_links": {
        "one": {
            "links": [{"title": "Support programme", "lang": "", "url": "#p1", "date": PERIOD}],
            "references": [STATED],
        },
        "none": {"links": []},
    },
    "records": {
        "first rows": {
            "section": {"rows": [AGREEMENT_ROW], "is_cut": True, "url": "#", "number": 120},
            "caption": "Agreements",
            "table": "agreements/_agreement_table.html",
        },
        "none": {"section": {"rows": []}, "caption": "Agreements"},
    },
    "related": {
        "every kind": {
            "related_agreements": [AGREEMENT_ROW],
            "delegations": [DELEGATION_ROW],
            "exchanges": [EXCHANGE_ROW],
            "programmes": [PROGRAMME_ROW],
        }
    },
    "sources_aside": {"on every basis": {"evidence": EVIDENCE}},
    "stops": {
        "two": {
            "stops": [
                {**GUANGZHOU, "references": [STATED]},
                {**FOREIGN, "as_printed": "Xining Hospital"},
            ]
        }
    },
    "timeline": {
        "with this record": {
            "timeline": [
                {
                    "date": DAY,
                    "title": "Framework agreement",
                    "url": "#a1",
                    "kind": "",
                    "status": "Signed",
                    "tone": "good",
                },
                {
                    "date": NO_YEAR,
                    "title": "Visit to Xining",
                    "url": "#d1",
                    "kind": "visit",
                    "is_this": True,
                    "status": "Took place",
                    "tone": "good",
                },
                {
                    "date": None,
                    "title": "培训医生",
                    "lang": "zh-Hans",
                    "url": "#e1",
                    "kind": "training",
                    "status": "Planned",
                    "tone": "warn",
                },
            ]
        }
    },
}
