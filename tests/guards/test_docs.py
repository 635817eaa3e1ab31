"""The documentation: its links lead somewhere, and what it names exists."""

import re

import pytest
from django.apps import apps
from django.urls import resolve
from django.utils import translation
from pghistory.models import Event

from agreements import choices
from tests.paths import ROOT

# What tools put beside the code, and what is not ours.
SKIPPED = {".venv", ".local", ".git", "static_collected", "media", ".pytest_cache"}
PAGES = sorted(
    path for path in ROOT.rglob("*.md") if not SKIPPED & set(path.relative_to(ROOT).parts)
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def links_of(path):
    """The relative links of a page to files of the repository, without their anchors."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = (target.partition("#")[0] for target in LINK.findall(text))
    return [target for target in targets if target and "://" not in target]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_links_to_files_that_exist(path):
    assert [target for target in links_of(path) if not (path.parent / target).exists()] == []


# Pages that lead through the code.
GUIDES = [
    ROOT / "agreements" / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
FOLDERS = [ROOT, ROOT / "agreements", ROOT / "templates"]
FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|html|css|js|sql|md|toml|po)))`")
# What a tool makes, or an operator.
MADE = {".venv/", ".local/backups/", "media/"}


def is_file_or_folder(name):
    """Whether a name leads to something from the top, the application or the templates; a name
    without a folder may stand anywhere.
    """
    if "/" not in name:
        return (
            any(any(folder.rglob(name)) for folder in (*FOLDERS[1:], ROOT / "tests"))
            or (ROOT / name).exists()
        )
    return any((folder / name).exists() for folder in FOLDERS)


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_a_guide_names_exist(path):
    named = set(FILE.findall(path.read_text(encoding="utf-8"))) - MADE

    assert sorted(name for name in named if not is_file_or_folder(name)) == []


def test_decision_records_are_numbered_and_listed():
    folder = ROOT / "docs" / "decisions"
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    heads = [path.read_text(encoding="utf-8").splitlines() for path in records]
    index = (folder / "README.md").read_text(encoding="utf-8")

    assert records
    assert [path.name[:4] for path in records] == [
        f"{number:04d}" for number in range(1, len(records) + 1)
    ]
    assert re.findall(r"^\| \[(\d{4})\]\((.+)\) \| (.+) \| (.+) \|$", index, re.MULTILINE) == [
        (path.name[:4], path.name, *record_date_and_title(head))
        for path, head in zip(records, heads, strict=True)
    ]


def record_date_and_title(lines):
    """The date and the title of a decision record, from its first three lines."""
    title = re.fullmatch(r"# \d{4} (.+)", lines[0])
    date = re.fullmatch(r"Date: (\d{4}-\d{2}-\d{2}) · Status: .+", lines[2])
    return date[1], title[1]


# The glossary

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
LANGUAGES = ("en", "zh-hans", "vi")


def table_rows(heading):
    """The cells of the first table below a heading of the glossary, code marks left out."""
    section = GLOSSARY.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| (.+) \|$", section, re.MULTILINE)
    return [[cell.strip(" `") for cell in line.split(" |")] for line in lines[1:]]


def in_all_languages(label):
    """A lazy text in the three languages of the register."""
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            found.append(str(label))
    return found


def test_glossary_has_every_table_by_its_name():
    models = {
        model.__name__: [
            *in_all_languages(model._meta.verbose_name),
            model.__name__,
            model._meta.db_table,
        ]
        for model in apps.get_app_config("agreements").get_models()
        if not issubclass(model, Event) and not model._meta.proxy
    }

    rows = table_rows("Tables")

    assert {row[3]: row[:5] for row in rows} == models
    assert len(rows) == len(models)


def test_addresses_of_the_glossary_are_pages():
    addresses = [row[5] for row in table_rows("Tables") if row[5]]

    assert addresses
    assert [resolve(address).url_name for address in addresses]


def test_values_of_the_glossary_are_those_of_the_choices():
    rows = table_rows("Values with a fixed meaning")
    values = [getattr(getattr(choices, name), member) for name, member in members(rows)]

    assert rows
    assert [row[:3] for row in rows] == [in_all_languages(value.label) for value in values]


def members(rows):
    """The class and the member that each row of the glossary names."""
    return [row[3].split(".") for row in rows]
