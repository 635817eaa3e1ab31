"""The page of all template components, and the examples that it shows."""

import re
import runpy

import pytest
from django.template.loader import get_template, render_to_string
from django.urls import URLPattern

from agreements.presenters.component_examples import EXAMPLES, FRAMES
from agreements.views.components import declaration
from cooperation import urls
from tests.paths import ROOT

TEMPLATES = ROOT / "templates" / "components"
COMPONENTS = sorted(path.stem for path in TEMPLATES.glob("*.html"))
STATES = [(name, state) for name in sorted(EXAMPLES) for state in EXAMPLES[name]]
# Components whose head refers to the function that makes their inputs.
DECLARED_ELSEWHERE = {"chart_body", "list_foot", "list_head"}
# Components that print nothing where there is nothing to say.
PRINT_NOTHING = {
    ("specialties", "none"),
    ("active_filters", "none"),
    ("all_rows", "all shown"),
    ("contributions", "none"),
    ("evidence_panels", "none"),
    ("figures", "none"),
    ("level_switch", "nothing to switch"),
    ("mentions", "none"),
    ("pager", "one page"),
    ("records", "none"),
    ("references", "none"),
    ("unknown", "none"),
}


def test_every_component_has_examples():
    assert sorted(EXAMPLES) == COMPONENTS
    assert [name for name, states in EXAMPLES.items() if not states] == []
    assert set(FRAMES) - set(EXAMPLES) == set()


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - DECLARED_ELSEWHERE))
def test_examples_give_only_inputs_that_the_component_declares(name):
    source = get_template(f"components/{name}.html").template.source
    declared = set(re.findall(r"\w+", declaration(source)))

    given = {key for inputs in EXAMPLES[name].values() for key in inputs}

    assert given - declared == set()


def test_examples_print_something_but_where_there_is_nothing_to_say():
    printed = {
        (name, state): render_to_string(f"components/{name}.html", EXAMPLES[name][state])
        for name, state in STATES
        if name != "preview"  # It names the host of a request.
    }

    assert {key for key, html in printed.items() if not html.strip()} == PRINT_NOTHING


@pytest.mark.parametrize(
    "head",
    [
        "{# A link. Inputs: url. #}",
        "{# A link. #}\n{# Inputs: url. #}",
        "{% comment %}\nA link.\nInputs: url.\n{% endcomment %}",
    ],
)
def test_declaration_is_the_comment_at_the_head(head):
    assert declaration(head + "<a>{# The text. #}</a>") == "A link. Inputs: url."


def test_page_shows_every_state_of_every_component(client):
    html = client.get("/vi/components/").content.decode()

    assert re.findall(r'<section class="component" id="component-(\w+)">', html) == sorted(EXAMPLES)
    assert html.count('<div class="example">') == len(STATES)


def test_page_is_not_found_outside_local_mode(client, settings):
    settings.LOCAL_MODE = False

    assert client.get("/components/").status_code == 404


@pytest.mark.parametrize(("is_local", "found"), [(True, ["component_list"]), (False, [])])
def test_address_exists_in_local_mode_only(settings, is_local, found):
    settings.LOCAL_MODE = is_local

    patterns = runpy.run_path(urls.__file__)["urlpatterns"]

    assert [name for name in names_of(patterns) if name == "component_list"] == found


def names_of(patterns):
    """The names of all addresses below some patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        else:
            yield from names_of(pattern.url_patterns)
