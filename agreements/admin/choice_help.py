"""Help with choices: the values of fields with the sentence that says when to choose each."""

from django.contrib.admin.utils import flatten
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import capfirst

from agreements.presenters.vocabularies import vocabulary_of
from agreements.text import join_list


def choice_help(model, names):
    """The values of those of some fields that have choices, as HTML that is folded away; empty
    where none has any.
    """
    fields = [field for field in model._meta.concrete_fields if field.name in names]
    found = [
        {"label": str(capfirst(field.verbose_name)), "rows": words["rows"]}
        for field in sorted(fields, key=lambda field: names.index(field.name))
        if (words := vocabulary_of(field))
    ]
    context = {"fields": found, "labels": join_list(field["label"] for field in found)}
    return render_to_string("admin/agreements/choice_help.html", context) if found else ""


def with_choice_help(model, fieldsets):
    """Fieldsets of a form with the help for their fields behind their descriptions."""
    return [
        (
            title,
            {
                **options,
                "description": format_html(
                    "{}{}",
                    options.get("description", ""),
                    choice_help(model, flatten(options["fields"])),
                ),
            },
        )
        for title, options in fieldsets
    ]
