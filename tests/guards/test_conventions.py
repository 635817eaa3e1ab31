"""Promises about all of the code, each checked over all of it; exceptions stand with a reason."""

import ast
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.template.base import Lexer, TokenType
from pghistory.models import Event

from agreements.derived.checking import check_all
from agreements.models import Area
from agreements.serializers.private import PRIVATE
from agreements.serializers.public import SERIALIZERS, public_fields
from tests.addresses import list_names, page_names
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_delegation,
    make_exchange,
    make_institution,
    make_link,
    make_programme,
    make_region,
    make_specialty,
)
from tests.paths import ROOT
from tests.tables import MODELS, TABLES

CODE = ROOT / "agreements"
TEMPLATES = ROOT / "templates"
MAX_LINES = 320  # About 300.

FILES = sorted(path for path in CODE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))


def name_of(thing):
    """The id of a test: a model's name, or a path from the top of the repository."""
    return str(thing.relative_to(ROOT)) if isinstance(thing, Path) else thing.__name__


@cache
def tree(path):
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


# Fields


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_field_is_public_or_private_by_name(model):
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    public = public_fields().get(model, set()) & fields
    private = set(PRIVATE.get(model, {}))

    assert {
        "neither public nor private": sorted(fields - public - private),
        "both public and private": sorted(public & private),
        "private but no field": sorted(private - fields),
    } == {
        "neither public nor private": [],
        "both public and private": [],
        "private but no field": [],
    }


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_private_field_has_a_reason(model):
    assert [name for name, reason in PRIVATE[model].items() if len(reason.split()) < 3] == []


NEVER_PUBLIC = {"internal_notes", "review_note", "version", "state", "search", "card"}


def test_notes_users_and_derived_columns_are_private():
    users = {
        field.name
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.app_label == "auth"
    }

    shown = {name for names in public_fields().values() for name in names}

    assert shown & (NEVER_PUBLIC | users) == set()


# Models


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_model_has_names_for_people(model):
    assert {"verbose_name", "verbose_name_plural"} - set(model._meta.original_attrs) == set()


@pytest.mark.parametrize("model", TABLES, ids=name_of)
def test_table_keeps_its_history(model, db):
    """Insert, update and delete each fire a trigger that writes to the event table."""
    events = [
        event
        for event in Event.__subclasses__()
        if event.pgh_tracked_model._meta.db_table == model._meta.db_table
    ]
    assert len(events) == 1, f"{model.__name__} has {len(events)} event tables: see `tracked`"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT CASE WHEN tgtype & 4 > 0 THEN 'insert' WHEN tgtype & 8 > 0 THEN 'delete'
                ELSE 'update' END
            FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
            WHERE tgrelid = %s::regclass AND tgenabled <> 'D' AND strpos(prosrc, %s) > 0
            """,
            [model._meta.db_table, f'INSERT INTO "{events[0]._meta.db_table}"'],
        )
        assert sorted(row[0] for row in cursor) == ["delete", "insert", "update"]


# What stands in something else and goes with it. All other references are protected.
OWNERS = {
    "RegionMember.grouping": "a grouping is its members",
    "RegionAlias.region": "a name belongs to its place",
    "InstitutionAlias.institution": "a name belongs to its institution",
    "AgreementParty.agreement": "a row of the agreement",
    "AgreementLink.from_agreement": "a row of the agreement that states it",
    "Commitment.agreement": "a row of the agreement",
    "CommitmentDelivery.commitment": "a row of the commitment",
    "DelegationParty.delegation": "a row of the delegation",
    "DelegationMember.delegation": "a row of the delegation",
    "DelegationGroup.delegation": "a row of the delegation",
    "DelegationStop.delegation": "a row of the delegation",
    "ExchangeParty.exchange": "a row of the exchange",
    "ExchangeSpecialty.exchange": "a row of the exchange",
    "ProgrammeParty.programme": "a row of the programme",
    **{
        f"Figure.{owner}": "a row of the record that it is about"
        for owner in ("agreement", "delegation", "exchange", "programme")
    },
    **{
        f"Evidence.{field}": "evidence goes with what it supports"
        for field in (
            "agreement",
            "delegation",
            "exchange",
            "programme",
            "institution",
            "region",
            "agreement_party",
            "agreement_link",
            "commitment",
            "delegation_party",
            "delegation_member",
            "delegation_group",
            "delegation_stop",
            "exchange_party",
            "exchange_specialty",
            "programme_party",
            "figure",
        )
    },
}


def test_reference_is_protected_unless_it_is_to_the_owner():
    found = {
        f"{model.__name__}.{field.name}": field.remote_field.on_delete
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.is_relation
    }

    assert {name for name, action in found.items() if action is models.CASCADE} == set(OWNERS)
    assert [
        name for name, action in found.items() if action not in (models.PROTECT, models.CASCADE)
    ] == []


# Entities whose rows are all public: nothing has to be hidden.
WHOLLY_PUBLIC = {Area: "a list of words that is public as a whole"}


@pytest.mark.parametrize("model", SERIALIZERS, ids=name_of)
def test_entity_has_a_public_door(model):
    assert hasattr(model.objects, "for_public") is (model not in WHOLLY_PUBLIC)


# Database


def test_migrations_are_complete(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_derived_columns_agree_after_the_makers_ran(db):
    country = make_region(kind="country")
    city = make_region(parent=country)
    hospital = make_institution(region=city)
    unit = make_institution(parent=hospital)
    area, specialty = make_area(), make_specialty(parent=make_specialty())
    agreement = make_agreement(parties=[unit, city], areas=[area], signed="2009/2010")
    make_link(from_agreement=agreement, to_agreement=make_agreement())
    make_commitment(agreement=agreement)
    make_delegation(senders=[hospital], hosts=[city], topics=[area], agreements=[agreement])
    make_exchange(senders=[city], hosts=[unit], specialties=[specialty, "A label"])
    make_programme(parties=[hospital], agreements=[agreement], state="draft")
    hospital.region = make_region(parent=make_region(kind="country"))
    hospital.save()

    differing = [
        (check.table, check.column, check.differences) for check in check_all() if check.differences
    ]

    assert differing == []


# Code

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


# Django's own rule is to import inside these.
MAY_IMPORT_INSIDE = {("apps.py", "ready"): "models cannot be imported before all apps are ready"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_stand_at_the_top(path):
    inside = [
        (function, node.lineno)
        for function, node in function_of(path)
        if function and isinstance(node, ast.Import | ast.ImportFrom)
    ]
    name = str(path.relative_to(CODE))

    assert [one for one in inside if (name, one[0]) not in MAY_IMPORT_INSIDE] == []


# Files that are long for a reason.
MAY_BE_LONG = {
    "choices.py": "one list of words beside the other: to be looked up, not read through",
    "models/agreement.py": "an agreement with its parties and links",
    "models/region.py": "places, groupings and other names, and the words that reach across them",
}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_file_is_not_long_without_a_reason(path):
    lines = path.read_text(encoding="utf-8").count("\n")

    assert (lines > MAX_LINES) is (str(path.relative_to(CODE)) in MAY_BE_LONG), f"{lines} lines"


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


# Templates

SPOKEN = {"aria-label", "title", "placeholder", "alt", "content"}
# What a browser reads and nobody is shown.
NOT_SPOKEN = {("meta", "viewport"), ("meta", "color-scheme"), ("meta", "twitter:card")}
# What is the same in all languages.
SAME_IN_ALL = {"ROR", "Wikidata"}
VARIABLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class Literals(HTMLParser):
    """Collects the words of a template that stand outside its tags and variables."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if (tag, given.get("name")) in NOT_SPOKEN:
            return
        for name, value in attrs:
            if name in SPOKEN:
                self.keep(value or "", f"{name}=")

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        self.keep(data)

    def keep(self, text, where=""):
        for part in text.split(VARIABLE):
            if re.search(r"[^\W\d_]", part) and part.strip() not in SAME_IN_ALL:
                self.found.append(where + " ".join(part.split()))


def literals(text):
    """The untranslated words of a template."""
    plain, skipping = [], None
    for token in Lexer(text).tokenize():
        word = token.contents.split()[0] if token.contents.strip() else ""
        if skipping:
            skipping = None if word == f"end{skipping}" else skipping
        elif token.token_type == TokenType.BLOCK and word in ("blocktranslate", "comment"):
            skipping = word
            plain.append(VARIABLE)
        elif token.token_type == TokenType.TEXT:
            plain.append(token.contents)
        else:
            plain.append(VARIABLE)
    parser = Literals()
    parser.feed("".join(plain))
    parser.close()
    return parser.found


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=name_of)
def test_template_has_no_untranslated_word(path):
    assert literals(path.read_text(encoding="utf-8")) == []


def test_untranslated_word_is_found_wherever_it_hides():
    text = """
    {# A comment #}<p title="Hover">{{ name }} and {% translate "yes" %}<br alt="{{ x }}, alt"></p>
    {% blocktranslate %}Translated {{ x }}{% endblocktranslate %}{% if a > b %}Bare{% endif %}
    <meta name="viewport" content="width"><input placeholder="Type"> · 1 – 2
    """

    assert literals(text) == ["title=Hover", "and", "alt=, alt", "Bare", "placeholder=Type"]


# Addresses


def test_every_list_is_tried_with_bad_filters():
    tried = (ROOT / "tests" / "guards" / "test_lists.py").read_text(encoding="utf-8")

    assert [name for name in list_names() if f'"{name}"' not in tried] == []


def test_every_entity_with_a_page_has_a_list_and_a_form_in_json():
    entities = {model._meta.model_name for model in set(SERIALIZERS) - set(WHOLLY_PUBLIC)}

    assert page_names() == sorted(entities)
    lists = {name.removesuffix("y") + "ies" if name[-1] == "y" else f"{name}s" for name in entities}
    assert lists - set(list_names()) == set()
