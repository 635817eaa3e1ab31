"""What a form folds away because few records need it; nothing that holds a value is folded."""

from django.contrib.admin.utils import flatten
from django.utils.translation import gettext_lazy as _

FOLDED = "collapse"
COUNTED_FROM_START = (
    _("Counted from the start, as “in year 1”"),
    {
        "fields": (("term_period", "term_period_to", "term_period_unit"),),
        "classes": (FOLDED,),
    },
)


def open_where_filled(fieldsets, forms):
    """Fieldsets of forms, of which those stay folded in which no form has a value."""
    return [
        (title, options if not _is_filled(options, forms) else _unfolded(options))
        for title, options in fieldsets
    ]


def fold_rows(inline_formset, is_rarely_needed):
    """Folds the rows of a form away where few records need them and this one has none, and in each
    row the fieldsets in which no row has a value. Takes an ``InlineAdminFormSet``.
    """
    formset = inline_formset.formset
    if is_rarely_needed and not formset.total_form_count():
        inline_formset.classes = f"{inline_formset.classes} {FOLDED}".strip()
    inline_formset.fieldsets = open_where_filled(inline_formset.fieldsets, formset.forms)


def _unfolded(options):
    classes = tuple(name for name in options.get("classes", ()) if name != FOLDED)
    return {**options, "classes": classes}


def _is_filled(options, forms):
    """Whether a field that is folded has a value other than what it begins with."""
    if FOLDED not in options.get("classes", ()):
        return False
    return any(
        form[name].value() not in (None, "", form.fields[name].initial, _default(form, name))
        for form in forms
        for name in flatten(options["fields"])
        if name in form.fields
    )


def _default(form, name):
    return form.instance._meta.get_field(name).get_default()
