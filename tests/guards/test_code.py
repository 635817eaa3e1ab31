"""Conventions of the code, checked over every file; exceptions stand with a reason."""

import ast
from functools import cache

import pytest

from tests.paths import ROOT, name_of

CODE = ROOT / "agreements"

FILES = sorted(path for path in CODE.rglob("*.py") if "migrations" not in path.parts)
SOURCES = sorted(
    path
    for package in ("agreements", "cooperation", "devserver")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
PROGRAMS = sorted(
    path for folder in ("bench", "fixtures") for path in (ROOT / folder).rglob("*.py")
)


@cache
def tree(path):
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


PRESENTERS = sorted((CODE / "presenters").rglob("*.py"))
VIEWS_AND_PRESENTERS = [*sorted((CODE / "views").rglob("*.py")), *PRESENTERS]
# Where views and presenters may ask a queryset by a condition, by file and function.
MAY_FILTER = {
    ("views/records.py", "with_code"): "by the code in the address",
    ("views/records.py", "once_public"): "by the code in the address",
    ("views/record_json.py", "show_json"): "by the key in the address",
}
LOOKUPS = {"filter", "exclude", "annotate", "aggregate", "extra", "raw", "get"}


def function_of(path):
    """The nodes of a file, each with the name of the function around it."""

    def walk(node, name):
        for child in ast.iter_child_nodes(node):
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            inner = child.name if is_function and name == "" else name
            yield inner, child
            yield from walk(child, inner)

    return walk(tree(path), "")


def is_manager(node):
    """Whether a node is ``X.objects`` or asks it something."""
    while isinstance(node, ast.Call | ast.Attribute):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
            return True
        node = node.func if isinstance(node, ast.Call) else node.value
    return False


@pytest.mark.parametrize("path", VIEWS_AND_PRESENTERS, ids=name_of)
def test_view_and_presenter_call_named_queryset_methods(path):
    found = []
    for function, node in function_of(path):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        receiver, name = node.func.value, node.func.attr
        is_lookup = name in LOOKUPS - {"get"} or (name in ("get", "all") and is_manager(receiver))
        if is_lookup and (str(path.relative_to(CODE)), function) not in MAY_FILTER:
            found.append(f"{function}, line {node.lineno}: .{name}()")

    assert found == []


@pytest.mark.parametrize("path", PRESENTERS, ids=name_of)
def test_presenter_sees_no_request(path):
    names = [
        f"{node.name}({argument.arg})"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if argument.arg == "request"
    ]

    assert names == []


MAY_IMPORT_INSIDE = {
    ("apps.py", "ready"): "models cannot be imported before all apps are ready",
    ("text/slugs.py", "pinyin"): "its dictionaries take 50 MB, which few processes need",
}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_stand_at_the_top(path):
    inside = [
        (function, node.lineno)
        for function, node in function_of(path)
        if function and isinstance(node, ast.Import | ast.ImportFrom)
    ]
    name = str(path.relative_to(CODE))

    assert [one for one in inside if (name, one[0]) not in MAY_IMPORT_INSIDE] == []


@pytest.mark.parametrize("path", [*SOURCES, *PROGRAMS], ids=name_of)
def test_source_file_has_at_most_300_lines(path):
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= 300, f"{lines} lines: split it by subject"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_public_name_has_a_docstring(path):
    module = tree(path)
    named = [
        node
        for node in module.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    ]
    missing = [node.name for node in named if not ast.get_docstring(node)]
    if module.body and not ast.get_docstring(module):
        missing.insert(0, "the module")

    assert missing == []
