"""The documentation: its links lead somewhere, and what it names exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
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
