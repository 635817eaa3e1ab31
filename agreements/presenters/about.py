"""The page about the register: who runs it, what it covers, and the dictionary of its data, which
is made from models and serializers.
"""

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from agreements.analysis import coverage
from agreements.analysis.relation_level import RELATION_LEVEL_RULES
from agreements.dates import ComputedDateField, UncertainDate, UncertainDateField
from agreements.presenters.named_rows import list_url
from agreements.presenters.vocabularies import VOCABULARIES, vocabulary, vocabulary_of
from agreements.registry import RECORD_KINDS
from agreements.serializers.public import SERIALIZERS, public_fields

# Dates that show what a date can say; each is printed as the pages of records print it.
DATES = [
    "2008-09-08",
    "2009",
    "2018/2020",
    "2001-07-10/..",
    "2004-08~",
    "2010?-01-14",
    "202X-09-23",
    "XXXX-01-14",
]


# The first kind that fits a field is its type.
TYPES = [
    (UncertainDateField | ComputedDateField, gettext_lazy("date as its source gives it")),
    (models.DateTimeField, gettext_lazy("day and time")),
    (models.DateField, gettext_lazy("day")),
    (models.BooleanField, gettext_lazy("yes or no")),
    (models.DecimalField, gettext_lazy("number")),
    (models.FloatField, gettext_lazy("number")),
    (models.IntegerField, gettext_lazy("whole number")),
    (models.FileField, gettext_lazy("file")),
]


# What stands at the other end of a reference, where the kind of thing alone does not say so.
AT_THE_OTHER_END = {
    ("agreement", "links_from"): gettext_lazy("how it relates to other agreements"),
    ("agreement", "links_to"): gettext_lazy("how other agreements relate to it"),
    ("agreement", "delegations"): gettext_lazy("delegations under it"),
    ("agreement", "exchanges"): gettext_lazy("exchanges under it"),
    ("agreement", "programmes"): gettext_lazy("programmes to which it belongs"),
    ("delegation", "exchanges"): gettext_lazy("exchanges on the visit"),
    ("delegation", "members"): gettext_lazy("People named"),
    ("programme", "children"): gettext_lazy("smaller programmes in it"),
    ("programme", "delegations"): gettext_lazy("delegations in it"),
    ("programme", "exchanges"): gettext_lazy("exchanges in it"),
    ("region", "predecessors"): gettext_lazy("places that it succeeded"),
    ("region", "groupings"): gettext_lazy("groupings to which it belongs"),
    ("institution", "units"): gettext_lazy("units inside it"),
    ("institution", "predecessors"): gettext_lazy("institutions that it succeeded"),
    ("specialty", "children"): gettext_lazy("specialties below it"),
}


def about_page():
    """The context of the page about the register."""
    return {
        "section": "about",
        "breadcrumbs": [{"label": _("About the register")}],
        "operator": settings.OPERATOR[get_language()],
        "contacts": [contact_link(contact) for contact in settings.CONTACTS],
        "relations": [{"label": one.label, "text": text} for one, text in RELATION_LEVEL_RULES],
        "coverage": coverage_rows(coverage()),
        "licence": settings.DATA_LICENCE,
        "dates": [date_row(UncertainDate.parse(text)) for text in DATES],
        "dictionary": [entry(model, names) for model, names in in_order(public_fields())],
        "vocabularies": [vocabulary(one) for one in VOCABULARIES],
    }


def contact_link(uri):
    """A contact as a link, which reads as its e-mail address or as the address of its page."""
    return {"url": uri, "label": uri.removeprefix("mailto:").removeprefix("tel:")}


def coverage_rows(found):
    """What the register covers: numbers of records and sources with their lists, and the years."""
    numbers = [
        {"label": kind.label, "number": found.records[name], "url": list_url(kind.list_name)}
        for name, kind in RECORD_KINDS.items()
    ]
    return {
        "numbers": [
            *numbers,
            {"label": _("Sources"), "number": found.sources, "url": list_url("sources")},
        ],
        "years": "–".join(map(str, sorted({found.first_year, found.last_year} - {None}))),
        "published_at": found.published_at,
    }


def date_row(date):
    """A date as it is written down, as it is printed, and the days that it may mean."""
    return {
        "text": date.text,
        "date": date,
        "earliest": date.earliest,
        "latest": date.latest,
        "is_certain": date.is_certain,
    }


def in_order(public):
    """The models of the public form: those with a form of their own first, then their rows."""
    order = list(SERIALIZERS)
    return sorted(
        public.items(),
        key=lambda pair: (
            order.index(pair[0]) if pair[0] in order else len(order),
            pair[0]._meta.model_name,
        ),
    )


def entry(model, names):
    """One kind of thing in the dictionary, with its public fields in the order of the model."""
    fields = [field for field in model._meta.get_fields() if field.name in names]
    spans = {
        f"{field.name}_{end}"
        for field in fields
        if isinstance(field, UncertainDateField | ComputedDateField)
        for end in ("from", "to")
    }
    return {
        "key": model._meta.model_name,
        "label": capfirst(model._meta.verbose_name),
        "fields": [field_row(field) for field in fields if field.name not in spans],
    }


def field_row(field):
    """A field: its name in the public form, what it means, its type, and the vocabulary from which
    its words come.
    """
    is_own = hasattr(field, "verbose_name")
    return {
        "name": field.name,
        "label": capfirst(field.verbose_name if is_own else related_label(field)),
        "help": field.help_text if is_own else "",
        "type": type_label(field),
        "vocabulary": vocabulary_of(field),
    }


def related_label(field):
    """The label of the other end of a reference."""
    label = AT_THE_OTHER_END.get((field.model._meta.model_name, field.name))
    if label:
        return label
    meta = field.related_model._meta
    return meta.verbose_name_plural if field.multiple else meta.verbose_name


def type_label(field):
    """The type of a field in words."""
    if field.is_relation:
        many = field.one_to_many or field.many_to_many
        pattern = _("list of: %(what)s") if many else _("one of: %(what)s")
        meta = field.related_model._meta
        return pattern % {"what": meta.verbose_name_plural if many else meta.verbose_name}
    if field.choices:
        return _("word with a fixed meaning")
    return next(
        (words for kind, words in TYPES if isinstance(field, kind)),
        pgettext_lazy("type of a field", "text"),
    )
