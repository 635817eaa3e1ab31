"""Each fault of a document is named by file, record and field."""

import copy

import pytest

from agreements.actions.loading import load_register
from tests.small_register import DOCUMENT, refused, write_document

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


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
    "required field empty": (
        ["agreements", 0, "title"],
        "",
        f"{A1}: title: Give a title in at least one",
    ),
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
        f"{A1}: evidence 1: note: Say in the note what was inferred",
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

    [error] = refused(folder)

    assert message in error


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

    [error] = refused(folder)

    assert error.startswith(message)


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
