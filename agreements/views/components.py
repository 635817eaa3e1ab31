"""The page of all template components, for developers: in local mode only."""

import re

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.html import format_html

from agreements.presenters.component_examples import EXAMPLES, FRAMES

# The comments before the first markup of a template, in either syntax.
HEAD_COMMENT = re.compile(
    r"\s*(?:\{#(?P<line>.*?)#\}|\{% comment %\}(?P<block>.*?)\{% endcomment %\})", re.DOTALL
)


def component_list(request):
    """Every template component in all states of its examples; 404 outside local mode."""
    if not settings.LOCAL_MODE:
        raise Http404
    context = {
        "title": "Template components",
        "note": "Each component with example inputs, in all of its states.",
        "source_label": "HTML",
        "components": [component_section(request, name) for name in sorted(EXAMPLES)],
    }
    return render(request, "agreements/component_list.html", context)


def component_section(request, name):
    """A component: the comment at its head, which declares its inputs, and its examples."""
    template = get_template(f"components/{name}.html")
    return {
        "name": name,
        "declaration": declaration(template.template.source),
        "examples": [
            example(state, template.render(inputs, request), FRAMES.get(name, "{}"))
            for state, inputs in EXAMPLES[name].items()
        ],
    }


def declaration(source):
    """The comments at the head of a template as one text."""
    parts, start = [], 0
    while comment := HEAD_COMMENT.match(source, start):
        parts.append(comment["line"] or comment["block"])
        start = comment.end()
    return " ".join(" ".join(parts).split())


def example(state, html, frame):
    """One state of a component: the HTML, and the same within the frame that it needs."""
    return {"state": state, "source": html.strip(), "html": format_html(frame, html)}
