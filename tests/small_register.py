"""A small register as files: three regions, a grouping, and a document with three records."""

import json

import pytest
from django.apps import apps

from agreements.actions.loading import FixtureError, load_register

PLACE = "key,parent,kind,name,name_zh,name_vi,iso_3166,gbt_2260,latitude,longitude,founded,"
PLACE += "dissolved,successor\n"
FILES = {
    "specialties.csv": (
        "code,parent,name,name_zh,name_vi,synonyms,local\n"
        "03,,Medicine,内科,Nội khoa,general medicine,false\n"
    ),
    "areas.csv": "key,name,name_zh,name_vi,description\ntraining,Training,培训,Đào tạo,Skills.\n",
    "regions/00.csv": PLACE
    + "xining,china,city,Xining,西宁市,,,630100,36.6255,101.7574,,,\n"
    + "china,,country,China,中国,Trung Quốc,CN,,35,105,,,\n"
    + "huangyuan,china,county,Huangyuan,湟源县,,,,,,,2001,xining\n",
    "groupings.csv": PLACE + "west,,grouping,West,,,,,,,,,\n",
    "region_aliases.csv": "region,text,language,kind,used\nxining,Sining,en,former,\n",
    "grouping_members.csv": "grouping,member\nwest,xining\n",
}
DOCUMENT = {
    "source": {"slug": "report", "title": "Report", "language": "en"},
    "institutions": [
        {
            "slug": "bureau",
            "name": "Bureau",
            "kind": "health_authority",
            "region": "xining",
            "aliases": [{"text": "Office", "language": "en", "kind": "short"}],
            "evidence": [{"fields": ["name", "region"], "paragraph": 1}],
        }
    ],
    "agreements": [
        {
            "code": "A-0001",
            "kind": "framework",
            "title": "First",
            "signed": "2008-09",
            "areas": ["training"],
            "parties": [
                {"institution": "bureau", "role": "signatory", "evidence": [{"paragraph": 2}]},
                {"region": "china", "role": "supporting", "evidence": [{"paragraph": 2}]},
            ],
            "commitments": [
                {
                    "text": "Train.",
                    "modality": "intended",
                    "deliveries": [{"exchange": "E-0001"}],
                    "contributions": [
                        {
                            "description": "Course fees",
                            "kind": "money",
                            "status": "pledged",
                            "amount": 500000,
                            "currency": "USD",
                            "giver_region": "china",
                            "evidence": [{"fields": ["amount", "currency"], "paragraph": 3}],
                        }
                    ],
                    "evidence": [{"fields": ["deliveries"], "paragraph": 3}],
                }
            ],
            "evidence": [{"fields": ["signed", "kind"], "paragraph": 2, "words": "2008"}],
        },
        {
            "code": "A-0002",
            "kind": "supplementary",
            "title": "Second",
            "parties": [{"institution": "bureau", "role": "signatory"}],
            "links_from": [{"kind": "supplements", "to_agreement": "A-0001"}],
            "evidence": [{"fields": ["kind"], "paragraph": 4}],
        },
    ],
    "exchanges": [
        {
            "code": "E-0001",
            "title": "Training",
            "status": "planned",
            "agreements": ["A-0001"],
            "parties": [{"institution": "bureau", "role": "sends"}],
            "specialties": [{"specialty": "03", "label": "medicine"}],
            "contributions": [{"description": "Textbooks", "quantity": 30, "unit": "copies"}],
            "evidence": [{"fields": ["status"], "paragraph": 3}],
        }
    ],
}


def write_register(folder):
    """Write the files into an empty folder, which is returned."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "documents").mkdir()
    write_document(folder, DOCUMENT)
    return folder


def write_document(folder, document, name="one.json"):
    """Write a document into the folder of a register."""
    (folder / "documents" / name).write_text(json.dumps(document), encoding="utf-8")


def row_counts():
    """The number of rows of every table of the register, the history included."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_app_config("agreements").get_models(include_auto_created=True)
    }


def refused(folder):
    """The messages with which a folder is refused, after which the database is as before."""
    before = row_counts()
    with pytest.raises(FixtureError) as raised:
        load_register(folder=folder)
    assert row_counts() == before
    return raised.value.messages
