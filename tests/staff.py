"""What the tests of the staff area share: people, addresses, and filling in a form as shown."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from agreements.models import Agreement, Delegation, Exchange, Programme
from tests import factories as make
from tests.factories import make_user

RECORDS = [
    (Agreement, make.make_agreement),
    (Delegation, make.make_delegation),
    (Exchange, make.make_exchange),
    (Programme, make.make_programme),
]
EACH_RECORD = pytest.mark.parametrize(
    ("model", "maker"), RECORDS, ids=[model.__name__ for model, _maker in RECORDS]
)


def make_person(kind):
    """A superuser, an editor or a reviewer."""
    if kind == "superuser":
        return make_user(is_superuser=True)
    return make_user(groups=[Group.objects.get(name=f"{kind}s")])


def page(model, name, *args):
    """The address of a page of a model: ``page(Agreement, "change", 3)``."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def shown_in(response):
    """What the browser would send back if nobody touched the form of a page."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        # The hidden row, from which a new one is made, is sent as well.
        formset = inline.formset
        forms += [formset.management_form, *formset.forms, formset.empty_form]
    sent = {"_editing": "1"}
    for form in forms:
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            sent[field.html_name] = list(map(str, value)) if isinstance(value, list) else str(value)
    return sent


def prefix_of(response, model, fk_name=None):
    """The prefix of the rows of a model in the form of a page."""
    return next(
        inline.formset.prefix
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.model is model and fk_name in (None, inline.formset.fk.name)
    )


def with_row(sent, prefix, **values):
    """The same form with one more row filled in, beside what a new row begins with."""
    number = int(sent[f"{prefix}-TOTAL_FORMS"])
    new = f"{prefix}-__prefix__-"
    row = {
        f"{prefix}-{number}-{name.removeprefix(new)}": value
        for name, value in sent.items()
        if name.startswith(new)
    }
    row |= {f"{prefix}-{number}-{name}": str(value) for name, value in values.items()}
    return sent | {f"{prefix}-TOTAL_FORMS": str(number + 1)} | row


def errors_of(response):
    """All errors of a form page, of the form, its rows and its row sets, as plain sentences."""
    errors = [*response.context["adminform"].form.errors.values()]
    for inline in response.context["inline_admin_formsets"]:
        errors += [inline.formset.non_form_errors()]
        errors += [lines for form in inline.formset.errors for lines in form.values()]
    return [str(line) for lines in errors for line in lines]


def step(record, name):
    """The address of a step with a record: ``step(record, "submit")``."""
    return page(type(record), "step", record.pk, name)


def open_form(client, record):
    """The form of a record: its address, its page, and what a browser would send back."""
    url = page(type(record), "change", record.pk)
    response = client.get(url)
    return url, response, shown_in(response)
