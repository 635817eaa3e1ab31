"""Tests lie like the files that they test: ``tests/filters/test_exchange.py`` holds those of
``agreements/filters/exchange.py``, and ``tests/cooperation/test_errors.py`` those of
``cooperation/errors.py``. What a file has too many of for one goes on in files whose names begin
alike, such as ``test_search_nearest_names.py``.
"""

from tests.paths import ROOT, name_of

TESTS = ROOT / "tests"
PACKAGES = ["agreements", "cooperation", "devserver"]
MAX_LINES = 300

# Folders of tests that are not of one Python file each.
OVER_ALL = {
    "browser": "pages in a real browser",
    "database": "functions and triggers in SQL",
    "faults": "long trials, which `make faults` runs",
    "fixtures": "the first data",
    "guards": "promises about all of the code",
    "templates": "components of pages",
}

# Packages whose files are tested one like the other, and where.
TESTED_TOGETHER = {
    "agreements/admin": "tests/admin/test_pages.py",
    "agreements/choices": "tests/guards/test_choices.py",
    "agreements/database": "tests/database",
    "agreements/management/commands": "tests/cooperation/backup/test_restoring.py",
    "agreements/presenters/component_examples": "tests/views/test_components.py",
    "agreements/presenters/partnerships": "tests/presenters/partnerships/test_page.py",
    "agreements/presenters/search": "tests/views/test_search.py",
    "agreements/serializers": "tests/serializers/test_public.py",
    "agreements/templatetags": "tests/templates/test_components.py",
}
# What these make is tested where it is seen: on the page of the same name.
SEEN_ON_PAGES = {"agreements/presenters": "tests/views"}
# Files without tests of their own, with what tests them.
TESTED_ELSEWHERE = {
    "agreements/actions/loading/document_fields.py": "tests/actions/loading/test_documents.py",
    "agreements/actions/loading/problems.py": "tests/actions/loading/test_documents.py",
    "agreements/charts/vega_process.py": "tests/charts/test_vega.py",
    "agreements/dates/language.py": "tests/dates/test_languages.py",
    "agreements/filters/pairs.py": "tests/filters/test_exchange.py",
    "agreements/models/agreement_queryset.py": "tests/models/test_agreement.py",
    "agreements/models/alias.py": "tests/models/test_region.py",
    "agreements/models/region_queryset.py": "tests/models/test_region.py",
    "agreements/presenters/activity.py": "tests/presenters/test_delegation.py",
    "agreements/presenters/citation.py": "tests/views/test_record_citation.py",
    "agreements/presenters/named_rows.py": "tests/views/test_source.py",
    "agreements/urls.py": "tests/guards/test_addresses.py",
    "cooperation/accounts/forms.py": "tests/cooperation/accounts/test_two_factor.py",
    "cooperation/accounts/models.py": "tests/cooperation/accounts/test_limits.py",
    "cooperation/audit/middleware.py": "tests/cooperation/audit/test_models.py",
    "cooperation/browser_policy.py": "tests/cooperation/test_settings.py",
    "cooperation/client_limits/models.py": "tests/cooperation/client_limits/test_counting.py",
    "cooperation/environment.py": "tests/cooperation/test_settings.py",
    "cooperation/local_mode.py": "tests/cooperation/test_settings.py",
    "cooperation/logging_settings.py": "tests/cooperation/test_request_log.py",
    "cooperation/urls.py": "tests/guards/test_queries.py",
    "cooperation/wsgi.py": "tests/cooperation/test_gunicorn.py",
    "devserver/processes.py": "tests/devserver/test_postgres.py",
}
# Files that only tell Django or gunicorn what there is.
DECLARATIONS = {"__init__.py", "apps.py", "formats.py"}

# Tests of several files of a folder at once.
OVER_SEVERAL = {
    "admin/test_bad_input.py": "the forms of all entities",
    "admin/test_made_reports.py": "what reports say, from the forms to the pages",
    "admin/test_pages.py": "every page of the staff area",
    "cooperation/test_response_headers.py": "headers that middleware and settings make",
    "dates/test_oracle.py": "our reading of dates beside that of another package",
}

SOURCES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts and path.name not in DECLARATIONS
)
TEST_FILES = sorted(TESTS.rglob("*.py"))


def folder_of(package):
    """The folder of the tests of a package: those of `agreements` lie at the top."""
    parts = package.relative_to(ROOT).parts
    return TESTS.joinpath(*(parts[1:] if parts[0] == "agreements" else parts))


def stem_of(path):
    """What the tests of a source file are called after: ``gunicorn`` for ``gunicorn.conf.py``."""
    return path.name.split(".")[0]


def has_tests(folder, stem):
    """Whether a folder has tests that are called after a source file."""
    return any([*folder.glob(f"test_{stem}.py"), *folder.glob(f"test_{stem}_*.py")])


def is_tested_elsewhere(source):
    """Whether it is said where a source file without tests of its own is tested."""
    package = name_of(source.parent)
    if package in SEEN_ON_PAGES and has_tests(ROOT / SEEN_ON_PAGES[package], stem_of(source)):
        return True
    return name_of(source) in TESTED_ELSEWHERE or package in TESTED_TOGETHER


def package_of(test):
    """The folder of the sources that tests of a folder belong to."""
    parts = test.relative_to(TESTS).parent.parts
    top = () if parts and parts[0] in PACKAGES else ("agreements",)
    return ROOT.joinpath(*top, *parts)


def test_source_file_has_tests_at_its_place():
    places = {source: (folder_of(source.parent), stem_of(source)) for source in SOURCES}

    missing = [
        f"{name_of(folder)}/test_{stem}.py"
        for source, (folder, stem) in places.items()
        if not has_tests(folder, stem) and not is_tested_elsewhere(source)
    ]

    assert missing == []
    assert [
        s for s, at in places.items() if has_tests(*at) and name_of(s) in TESTED_ELSEWHERE
    ] == []


def test_what_is_listed_is_there():
    lists = (TESTED_TOGETHER, SEEN_ON_PAGES, TESTED_ELSEWHERE)
    named = [name for one in lists for pair in one.items() for name in pair]

    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [name for name in (*OVER_ALL, *OVER_SEVERAL) if not (TESTS / name).exists()] == []


def is_named_after_a_source(test):
    """Whether tests are called after a source file of their package, or after the package."""
    stem, package = test.stem.removeprefix("test_"), package_of(test)
    names = {stem_of(path) for path in package.glob("*.py")} | {package.name}
    return any(stem == name or stem.startswith(f"{name}_") for name in names)


def test_tests_are_named_after_a_source_file():
    mirrored = [
        path
        for path in TEST_FILES
        if path.name.startswith("test_") and path.relative_to(TESTS).parts[0] not in OVER_ALL
    ]

    others = {
        str(path.relative_to(TESTS)) for path in mirrored if not is_named_after_a_source(path)
    }

    assert others == set(OVER_SEVERAL)


def test_tests_of_one_file_are_not_too_many():
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in TEST_FILES}

    assert {name for name, number in lines.items() if number > MAX_LINES} == set()
