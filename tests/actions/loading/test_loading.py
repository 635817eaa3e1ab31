"""Loading the first data: all or nothing, never twice, each fault by file, record and field."""

import copy
import json

import pghistory.models
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from agreements.actions.loading import FixtureError, load_register
from agreements.actions.publication import withdraw
from agreements.models import Agreement, Area, Evidence, Institution, Region, Source

pytestmark = pytest.mark.django_db

PLACE = "key,parent,kind,name,name_zh,name_vi,iso_3166,gbt_2260,latitude,longitude,founded,"
PLACE += "dissolved,successor\n"
FILES = {
    "specialties.csv": "code,parent,name,name_zh,name_vi,local\n03,,Medicine,内科,Nội khoa,false\n",
    "areas.csv": "key,name,name_zh,name_vi,description\ntraining,Training,培训,Đào tạo,Skills.\n",
    "regions/00.csv": PLACE
    + "xining,china,city,Xining,西宁市,,,630100,36.6255,101.7574,,,\n"
    + "china,,country,China,中国,Trung Quốc,CN,,35,105,,,\n"
    + "huangyuan,china,county,Huangyuan,湟源县,,,,,,,2001,xining\n",
    "groupings.csv": PLACE + "west,,grouping,West,,,,,,,,,\n",
    "region_aliases.csv": "region,text,language,kind\nxining,Sining,en,former\n",
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
            "evidence": [{"fields": ["status"], "paragraph": 3}],
        }
    ],
}


@pytest.fixture
def folder(tmp_path):
    """A small register on disk: three places, a grouping, a document with three records."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "documents").mkdir()
    write_document(tmp_path, DOCUMENT)
    return tmp_path


def write_document(folder, document, name="one.json"):
    (folder / "documents" / name).write_text(json.dumps(document), encoding="utf-8")


def changed(path, value):
    """The document with one value replaced, or taken away where the new value is `...`."""
    document = copy.deepcopy(DOCUMENT)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return document


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


def test_loading_writes_and_publishes(folder):
    report = load_register(folder=folder)

    first, second = Agreement.objects.order_by("code")
    assert (first.code, first.state, str(first.signed)) == ("A-0001", "published", "2008-09")
    assert [area.slug for area in first.areas.all()] == ["training"]
    assert [(p.position, str(p), p.role) for p in first.parties.all()] == [
        (1, "Bureau", "signatory"),
        (2, "China", "supporting"),
    ]
    assert [link.to_agreement for link in second.links_from.all()] == [first]
    assert [d.exchange.code for d in first.commitments.get().deliveries.all()] == ["E-0001"]
    assert sorted(first.evidence.values_list("field", "paragraph", "words")) == [
        ("", 2, ""),
        ("", 2, ""),
        ("deliveries", 3, ""),
        ("kind", 2, "2008"),
        ("signed", 2, "2008"),
    ]
    assert Evidence.objects.get(agreement_party=first.parties.first()).agreement == first
    assert Region.objects.get(slug="huangyuan").successor.slug == "xining"
    assert Region.objects.get(slug="west").members.get().slug == "xining"
    assert report.added == {
        "specialties": 1,
        "areas of cooperation": 1,
        "places": 4,
        "other names": 1,
        "members of groupings": 1,
        "sources": 1,
        "institutions": 1,
        "agreements": 2,
        "exchanges": 1,
    }


def test_loading_again_changes_nothing(folder):
    load_register(folder=folder)
    before = row_counts()

    report = load_register(folder=folder)

    assert row_counts() == before
    assert set(report.added.values()) == set(report.changed.values()) == {0}


def test_history_names_the_reason_and_the_step(folder):
    load_register(folder=folder)

    kept = pghistory.models.Context.objects.values_list("metadata__reason", "metadata__step")
    assert set(kept) == {("load_register", None), (None, "publish")}


def test_account_of_the_register_cannot_sign_in(folder):
    load_register(folder=folder)

    user = get_user_model().objects.get(username="register")
    assert (user.is_active, user.is_staff, user.has_usable_password()) == (False, False, False)
    assert Agreement.objects.first().published_by == user


def test_account_of_a_person_is_not_used(folder):
    get_user_model().objects.create_user("register", password="correct horse battery")

    assert refused(folder) == ["documents: the account “register” belongs to a person"]


def test_what_the_staff_changed_stays(folder):
    load_register(folder=folder)
    Agreement.objects.filter(code="A-0001").update(title="Better")
    Institution.objects.update(name="Bureau of Health")
    Source.objects.update(publisher="Somebody")
    Region.objects.filter(slug="xining").update(name_vi="Tây Ninh")
    gone = Agreement.objects.get(code="A-0002")
    withdraw(record=gone, by=gone.published_by, reason="Twice")

    load_register(folder=folder)

    assert list(Agreement.objects.order_by("code").values_list("title", "state")) == [
        ("Better", "published"),
        ("Second", "withdrawn"),
    ]
    assert Institution.objects.get().name == "Bureau of Health"
    assert Source.objects.get().publisher == "Somebody"
    assert Region.objects.get(slug="xining").name_vi == "Tây Ninh"


def test_translations_and_coordinates_follow_the_files(folder):
    load_register(folder=folder)
    (folder / "areas.csv").write_text(FILES["areas.csv"].replace("培训", "人才培训"))
    places = FILES["regions/00.csv"].replace("36.6255", "36.62")
    (folder / "regions/00.csv").write_text(places.replace("Xining,", "Sining,"))

    report = load_register(folder=folder)

    xining = Region.objects.get(slug="xining")
    assert Area.objects.get().name_zh == "人才培训"
    assert (str(xining.latitude), xining.name) == ("36.62000", "Xining")
    assert {name: n for name, n in report.changed.items() if n} == {
        "areas of cooperation": 1,
        "places": 1,
    }


A1 = "documents/one.json: A-0001"
A2 = "documents/one.json: A-0002"
CASES = {
    "unknown part": (["agrements"], [], "documents/one.json: agrements: there is no such part"),
    "no source": (["source"], ..., "documents/one.json: source: is missing"),
    "unknown field": (["agreements", 0, "sigend"], "2008", f"{A1}: sigend: there is no such field"),
    "field of another record": (
        ["agreements", 0, "parties", 0, "agreement"],
        "A-0002",
        f"{A1}: parties 1: agreement: there is no such field of a party",
    ),
    "derived field": (["agreements", 0, "card"], {}, f"{A1}: card: there is no such field"),
    "text of the source": (["source", "text"], "All.", "one.json: report: text: there is no such"),
    "no code": (["agreements", 0, "code"], ..., "documents/one.json: agreement: code: is missing"),
    "code of another kind": (
        ["agreements", 1, "code"],
        "B-0002",
        "documents/one.json: B-0002: code: a code has the form A-0001",
    ),
    "code twice": (
        ["agreements", 1, "code"],
        "A-0001",
        f"{A1}: code: the same stands in {A1}",
    ),
    "no such place": (
        ["institutions", 0, "region"],
        "hekou",
        "documents/one.json: bureau: region: there is no “hekou”",
    ),
    "no such institution": (
        ["agreements", 0, "parties", 0, "institution"],
        "office",
        f"{A1}: parties 1: institution: there is no “office”",
    ),
    "no such area": (["agreements", 0, "areas"], ["x"], f"{A1}: areas: there is no “x”"),
    "area twice": (
        ["agreements", 0, "areas"],
        ["training", "training"],
        f"{A1}: areas: names something twice",
    ),
    "no such agreement": (
        ["agreements", 1, "links_from", 0, "to_agreement"],
        "A-0009",
        f"{A2}: links_from 1: to_agreement: there is no “A-0009”",
    ),
    "bad date": (["agreements", 0, "signed"], "2019-02-30", f"{A1}: signed: 2019-02-30 does not"),
    "wrong choice": (["agreements", 0, "kind"], "treaty", f"{A1}: kind: Value 'treaty' is not"),
    "list for a value": (["agreements", 0, "kind"], ["x"], f"{A1}: kind: is no single value"),
    "value for a list": (["agreements", 0, "areas"], "training", f"{A1}: areas: is no list"),
    "value for a row": (["agreements", 0, "parties", 0], "x", f"{A1}: parties 1: is no object"),
    "number for a name": (
        ["institutions", 0, "region"],
        7,
        "documents/one.json: bureau: region: is no name",
    ),
    "required field empty": (["agreements", 0, "title"], "", f"{A1}: title: This field cannot be"),
    "both institution and place": (
        ["agreements", 0, "parties", 0, "region"],
        "china",
        f"{A1}: parties 1: Choose either an institution or",
    ),
    "same party twice": (
        ["agreements", 0, "parties", 1],
        {"institution": "bureau", "role": "signatory"},
        f"{A1}: parties 2: This institution is a party in this role already.",
    ),
    "evidence for no field": (
        ["agreements", 0, "evidence", 0, "fields"],
        ["sigend"],
        f"{A1}: evidence 1: fields: there is no field “sigend” to support",
    ),
    "evidence without fields": (
        ["agreements", 0, "evidence", 0, "fields"],
        ...,
        f"{A1}: evidence 1: fields: is missing",
    ),
    "unknown key of evidence": (
        ["agreements", 0, "evidence", 0, "page"],
        3,
        f"{A1}: evidence 1: page: there is no such field of evidence",
    ),
    "inference unexplained": (
        ["agreements", 0, "evidence", 0, "basis"],
        "inferred",
        f"{A1}: evidence 1: Say in the note what was inferred",
    ),
    "nothing to publish it on": (
        ["agreements", 1, "evidence"],
        [],
        f"{A2}: It has no evidence: name at least one source and paragraph.",
    ),
    "alias twice": (
        ["institutions", 0, "aliases"],
        [{"text": "Office", "language": "en", "kind": "short"}] * 2,
        "documents/one.json: bureau: aliases 2: This name is listed already.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fault_in_a_document_is_named(folder, case):
    path, value, message = CASES[case]
    write_document(folder, changed(path, value))

    [told] = refused(folder)

    assert message in told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"source": {', "documents/one.json, line 1: Expecting property name"),
        ('{"source": {}, "source": {}}', "documents/one.json: source: stands twice in one place"),
        ("[]", "documents/one.json: the file holds no object"),
    ],
)
def test_document_that_is_no_document_is_refused(folder, text, message):
    (folder / "documents/one.json").write_text(text)

    [told] = refused(folder)

    assert told.startswith(message)


def test_record_in_two_documents_is_refused(folder):
    other = changed(["source", "slug"], "other")
    del other["institutions"], other["exchanges"]
    write_document(folder, other, "two.json")

    assert refused(folder) == [
        "documents/two.json: A-0001: code: the same stands in documents/one.json: A-0001"
    ]


def test_new_document_cannot_take_a_code_that_is_given(folder):
    load_register(folder=folder)
    other = changed(["source", "slug"], "other")
    (folder / "documents/one.json").unlink()
    write_document(folder, other, "two.json")

    assert refused(folder) == [
        "documents/two.json: A-0001: code: “A-0001 First” has this code already"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("areas.csv", "description", "sense", "areas.csv, line 1: description: the column is mis"),
        ("areas.csv", "description", "description,x", "areas.csv, line 1: x: there is no such col"),
        ("areas.csv", ",Skills.", "", "areas.csv, line 2: the line has more or fewer cells"),
        (
            "areas.csv",
            "training,Training",
            "trai ning,Training",
            "areas.csv, line 2 (trai ning): s",
        ),
        (
            "regions/00.csv",
            "huangyuan,",
            "xining,",
            "regions/00.csv, line 4 (xining): slug: the same stands in regions/00.csv, line 2 (xi",
        ),
        (
            "regions/00.csv",
            "xining,china",
            "xining,chine",
            "regions/00.csv, line 2 (xining): parent: there is no “chine”",
        ),
        (
            "regions/00.csv",
            "china,,country",
            "china,xining,country",
            "regions/00.csv, line 2 (xining): parent: these rows name each other in a circle",
        ),
        (
            "regions/00.csv",
            "36.6255",
            "north",
            "regions/00.csv, line 2 (xining): latitude: “north” value must be a decimal number.",
        ),
        ("regions/00.csv", "2001", "last year", "regions/00.csv, line 4 (huangyuan): dissolved: “"),
        (
            "regions/00.csv",
            "city",
            "town",
            "regions/00.csv, line 2 (xining): kind: Value 'town' is",
        ),
        (
            "regions/00.csv",
            "36.6255",
            "",
            "regions/00.csv: Give latitude and longitude together, in degrees, or neither.",
        ),
        (
            "region_aliases.csv",
            "xining",
            "sining",
            "region_aliases.csv, line 2 (sining, Sining, en): region: there is no “sining”",
        ),
        (
            "specialties.csv",
            "false",
            "maybe",
            "specialties.csv, line 2 (03): is_local: “maybe” val",
        ),
    ],
)
def test_fault_in_a_table_is_named(folder, file, old, new, message):
    (folder / file).write_text(FILES[file].replace(old, new, 1))

    [told] = refused(folder)

    assert told.startswith(message)


def test_command_tells_what_it_did(folder, capsys):
    load_register(folder=folder)

    call_command("load_register", folder=folder)

    assert "agreements: 0 added, 0 changed, 2 unchanged\n" in capsys.readouterr().out


def test_command_is_quiet_when_asked(folder, capsys):
    call_command("load_register", folder=folder, verbosity=0)

    assert capsys.readouterr().out == ""


def test_command_refuses_in_one_line(folder):
    get_user_model().objects.create_user("register", password="correct horse battery")

    with pytest.raises(CommandError) as raised:
        call_command("load_register", folder=folder)

    assert str(raised.value) == "documents: the account “register” belongs to a person"
