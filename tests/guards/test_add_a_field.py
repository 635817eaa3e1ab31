"""The guide for adding a field works: applied to a copy of the project, on a new database and on
one of the last release.
"""

import json
import re
import shutil
import subprocess
from functools import partial

import pytest

from devserver.databases import new_database
from tests.paths import ROOT
from tests.releases import last_release, manage, restored

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

GUIDE = (ROOT / "docs" / "add-a-field.md").read_text(encoding="utf-8")
# A block of code with the file into which it goes and a part of the line behind which it stands.
STEP = re.compile(r"`([^`\n]+)`, below `([^`\n]+)`:\n\n *```\w+\n(.*?)\n *```", re.DOTALL)
INDENT = "   "  # of a block under a numbered step
# What a person does with the new fields, through models, search and JSON.
USE = """
import json
from django.contrib.admin import site
from django.contrib.admin.utils import flatten_fieldsets
from django.test import Client, RequestFactory
from agreements.models import Agreement, Evidence, Region, Source
from agreements.actions.publication import publish
from django.contrib.auth import get_user_model

user = get_user_model().objects.create_user("field", is_superuser=True)
city = Region.objects.create(slug="field-city", name="Field city", kind="city")
record = Agreement.objects.create(title="New", kind="framework", funding="Paid by the treasury",
    funding_zh="由财政拨款", announced="2004-08~", signed_copies=2)
record.parties.create(region=city, position=1)
source = Source.objects.create(slug="field-source", title="Field report", language="en")
for name in ("", "funding", "announced"):
    Evidence.objects.create(agreement=record, source=source, paragraph=1, field=name)
publish(record=record, by=user, code="A-9001")

client = Client(headers={"host": "localhost"})
staff = RequestFactory().get("/staff/")
staff.user = user
form = flatten_fieldsets(site.get_model_admin(Agreement).get_fieldsets(staff, record))
body = client.get("/agreements/A-9001.json").json()
get = lambda path: client.get(path).content.decode()
print(json.dumps({
    "form": [name in form for name in ("funding", "funding_zh", "announced", "signed_copies")],
    "json": [body["funding"], body["announced"]["from"], body["signed_copies"]],
    "page": [text in get("/agreements/A-9001/") for text in ("Paid by the treasury", "Announced")],
    "search": ["A-9001" in get("/search/?q=" + text) for text in ("treasury", "财政")],
    "filter": ["A-9001" in get("/agreements/?announced=" + year) for year in ("2004", "2007")],
}))
"""


def copy_of_the_project(folder):
    """The files that git knows, in a folder."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def apply_guide(folder):
    """Put each block of the guide where it says, and return the files that it names."""
    touched = []
    for name, anchor, block in STEP.findall(GUIDE):
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        (place,) = (number for number, line in enumerate(lines) if anchor in line)
        indent = re.match(" *", lines[place])[0]
        new = [indent + line.removeprefix(INDENT) for line in block.split("\n")]
        lines[place + 1 : place + 1] = new
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
        touched.append(name)
    return touched


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with the fields of the guide and their migration."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("字段"))
    touched = apply_guide(folder)
    assert len(touched) == len(set(touched)) == 5
    with new_database("release") as url:
        manage(url, "makemigrations", "agreements", "--name", "agreement_funding", folder=folder)
        manage(url, "makemigrations", "--check", folder=folder)
        manage(url, "collectstatic", "--noinput", "--verbosity=0", folder=folder)
    return folder


def test_migration_adds_columns_and_replaces_the_one_function_that_changed(project):
    (written,) = (project / "agreements" / "migrations").glob("*_agreement_funding.py")

    text = written.read_text(encoding="utf-8")

    assert len(re.findall(r"migrations\.AddField\(", text)) == 2 * 5 + 2  # each in its history too
    assert re.findall(r"AlterSQL\(\s*name='(\w+)'", text) == ["agreement_own_texts"]
    assert "agreement_refresh(array_agg(id))" in text


@pytest.mark.parametrize(
    "origin", [partial(new_database, "fresh"), restored], ids=["fresh", last_release()]
)
def test_fields_are_stored_shown_found_and_filtered(project, origin):
    with origin() as url:
        manage(url, "migrate", "--verbosity=0", folder=project)
        checked = manage(url, "check_derived", folder=project)
        used = json.loads(manage(url, "shell", "--verbosity=0", "--command", USE, folder=project))
        again = manage(url, "check_derived", folder=project)

    assert used == {
        "form": [True] * 4,
        "json": ["Paid by the treasury", "2004-08-01", 2],
        "page": [True, True],
        "search": [True, True],
        "filter": [True, False],
    }
    for output in (checked, again):
        assert " 0 differences" in output
