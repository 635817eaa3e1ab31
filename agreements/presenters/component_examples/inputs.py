"""Inputs that several examples share: dates, references, parties, rows and sources."""

from datetime import date
from types import SimpleNamespace

from agreements.dates import UncertainDate

STATED = {"number": 1, "basis": "stated", "name": "Evidence 1: stated", "panel": "e1"}
INFERRED = {"number": 2, "basis": "inferred", "name": "Evidence 2: inferred", "panel": "e2"}
CONFLICTING = {
    "number": 3,
    "basis": "conflicting",
    "name": "Evidence 3: conflicting",
    "panel": "e3",
}

DAY = UncertainDate.parse("2008-09-08")
NO_YEAR = UncertainDate.parse("XXXX-01-14")
PERIOD = UncertainDate.parse("2018/2020")

GUANGZHOU = {"name": "Guangzhou", "lang": "", "url": "#guangzhou", "place": "", "place_url": ""}
HOSPITAL = {
    "name": "First People’s Hospital",
    "lang": "",
    "url": "#hospital",
    "place": "Xining",
    "place_url": "#xining",
}
FOREIGN = {**HOSPITAL, "name": "西宁市第一人民医院", "lang": "zh-Hans"}

AGREEMENT_ROW = {
    "url": "#a1",
    "code": "A-0001",
    "title": "Framework agreement on health, Guangzhou – Xining",
    "lang": "",
    "date": DAY,
    "kind": "Framework agreement",
    "parties": [GUANGZHOU, HOSPITAL],
    "areas": ["Talent training", "Telemedicine"],
    "status": "Signed",
    "tone": "good",
}
DELEGATION_ROW = {
    "url": "#d1",
    "code": "D-0001",
    "title": "Visit to Xining",
    "date": NO_YEAR,
    "kind": "Visit",
    "senders": [GUANGZHOU],
    "hosts": [HOSPITAL],
    "topics": [],
    "people": "about 10",
    "is_announced": True,
    "status": "Planned",
    "tone": "warn",
}
EXCHANGE_ROW = {
    "url": "#e1",
    "code": "E-0001",
    "title": "Training of doctors",
    "date": PERIOD,
    "kind": "Placement",
    "senders": [HOSPITAL],
    "hosts": [],
    "specialties": ["Cardiology", "Oncology"],
    "people": "10",
    "is_unsplit": True,
    "status": "Completed",
    "tone": "good",
}
PROGRAMME_ROW = {
    "url": "#p1",
    "code": "P-0001",
    "title": "Support programme",
    "date": PERIOD,
    "parties": [GUANGZHOU],
    "areas": ["Talent training", "Telemedicine"],
    "kind": "Paired assistance",
    "status": "Under way",
    "tone": "good",
}
PARTNER_ROW = {
    "regions": [{"name": "Xining", "lang": "", "url": "#xining", "detail": "Qinghai"}],
    "url": "#pair",
    "relation_level": "Framework",
    "relation_level_tone": "good",
    "agreements": {"number": 3, "url": "#agreements"},
    "programmes": {"number": 1, "url": "#programmes"},
    "delegations": {"number": 2, "url": "#delegations"},
    "out": {"number": 2, "url": "#out"},
    "in": {"number": 0, "url": "#in"},
    "exchanges": {"number": 1, "url": "#exchanges"},
    "sent": {"number": 1, "url": "#sent"},
    "received": {"number": 0, "url": "#received"},
    "people_sent": ["10 people"],
    "people_received": [],
    "first": DAY,
    "last": PERIOD,
    "has_contact": True,
    "ending": None,
}

SPECIALTY_ROWS = [
    {
        "label": "heart medicine",
        "term": "Cardiovascular medicine",
        "lang": "",
        "url": "#03.04",
        "stage": "Requested",
        "references": [STATED],
    },
    {"label": "conditioning of the spine", "term": None, "stage": "", "references": []},
]
NAME_ROWS = [
    {"name": "Xining", "lang": "", "url": "#xining", "detail": "City"},
    {"name": "昆明", "lang": "zh-Hans", "url": "#kunming", "detail": "City"},
]
SOURCE = SimpleNamespace(
    display_title="关于卫生合作的报道",
    title_lang="zh-Hans",
    publisher="广州日报",
    url="https://news.example/1",
)
PANEL = {
    "values": ["Signed: 14 January 2010"],
    "words": [],
    "quotations": [],
    "words_lang": "zh-Hans",
    "notes": [],
    "source": SOURCE,
    "host": "news.example",
    "url": "#source",
    "where": ", paragraph 3",
}
EVIDENCE_PANELS = [
    {**STATED, **PANEL, "words": ["1月14日"], "quotations": ["双方于1月14日签署协议。"]},
    {**INFERRED, **PANEL, "notes": [("inferred", "The year is that of publication.", "")]},
    {**CONFLICTING, **PANEL, "notes": [("conflicting", "The heading gives 15 January.", "")]},
]
EVIDENCE = {
    "legend": [STATED, INFERRED, CONFLICTING],
    "sources": [
        {
            "title": "Report on cooperation in health",
            "lang": "",
            "paragraphs": [
                {"number": 1, "url": "#source", "paragraph": 3, "fields": ["Title", "Signed"]}
            ],
            "remarks": [],
        },
        {
            "title": "关于卫生合作的报道",
            "lang": "zh-Hans",
            "paragraphs": [
                {"number": 2, "url": "#source", "paragraph": 1, "fields": ["Signed"]},
                {"number": 3, "url": "#source", "paragraph": None, "fields": ["Party"]},
            ],
            "remarks": [
                {
                    "numbers": ["3"],
                    "fields": ["Party"],
                    "label": "Conflicting",
                    "text": "The heading names the province.",
                    "lang": "",
                }
            ],
        },
    ],
}
CITED = [
    {
        "number": 1,
        "title": "Report on cooperation in health",
        "lang": "",
        "url": "#source",
        "where": ", paragraph 3",
        "basis": "stated",
    },
    {
        "number": 2,
        "title": "关于卫生合作的报道",
        "lang": "zh-Hans",
        "url": "#source",
        "where": ", paragraph 1",
        "basis": "inferred",
    },
]
CITATION = {
    "text": "Health Cooperation Register: Visit to Xining. Record D-0001, published 1 May 2026.",
    "files": [{"label": "Plain text", "url": "#txt"}, {"label": "BibTeX", "url": "#bib"}],
}
RECORD = SimpleNamespace(code="D-0001", published_at=date(2026, 5, 1))
