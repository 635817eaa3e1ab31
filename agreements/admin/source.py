"""Sources in the staff area, with what rests on them."""

import itertools

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.autocomplete import label_of
from agreements.admin.base import StatedFilter, uncertain_date_column
from agreements.admin.evidence import ROW_NAMES, field_choices, row_label
from agreements.admin.named import BaseNamedAdmin, BaseNamedForm
from agreements.models import Source
from agreements.models.evidence import OWNERS, ROWS

# A document supports a few dozen values; a page with thousands of lines would help nobody.
MAX_CITED = 300


class SourceForm(BaseNamedForm):
    """Finds an address name where the clerk gives none: most titles are in another script."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Stands in the address of its page; it never changes. Where it is left empty, the "
                "English title gives it."
            )

    def clean_slug(self):
        if slug := self.cleaned_data["slug"]:
            return slug
        longest = Source._meta.get_field("slug").max_length - len("-9999")
        titles = (self.cleaned_data.get(name, "") for name in ("title_en", "title"))
        wanted = next(filter(None, map(slugify, titles)), "source")[:longest]
        taken = set(Source.objects.values_list("slug", flat=True).filter(slug__startswith=wanted))
        numbered = (f"{wanted}-{number}" for number in itertools.count(2))
        return next(slug for slug in itertools.chain([wanted], numbered) if slug not in taken)


@admin.register(Source)
class SourceAdmin(BaseNamedAdmin):
    """Documents: first what is printed on them, then how we keep them."""

    form = SourceForm
    prepopulated_fields = {"slug": ("title", "title_en")}
    readonly_fields = ("cited_by",)
    formfield_overrides = {
        **BaseNamedAdmin.formfield_overrides,
        models.URLField: {"assume_scheme": "https"},
    }
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    ("title_en", "title_zh", "title_vi"),
                    ("publisher", "published"),
                    ("language", "is_machine_translated"),
                    ("url", "retrieved_on"),
                    "slug",
                )
            },
        ),
        (gettext_lazy("The text"), {"fields": (("text", "file"), "is_text_public", "sha256")}),
        (gettext_lazy("Supported records"), {"fields": ("cited_by",)}),
        (gettext_lazy("For colleagues"), {"fields": ("internal_notes",), "classes": ("collapse",)}),
    )
    search_help_text = gettext_lazy("Title or publisher.")
    list_display = (
        "title",
        "publisher",
        uncertain_date_column(Source, "published"),
        "language",
        "is_machine_translated",
    )
    list_filter = ("language", "is_machine_translated", ("published", StatedFilter))

    def get_prepopulated_fields(self, request, obj=None):
        # An address never changes once it is given.
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return ("slug", "cited_by") if obj else ("cited_by",)

    @admin.display(description=gettext_lazy("evidence"))
    def cited_by(self, obj):
        """The values that rest on the source, by paragraph, with links to their records."""
        found = obj.evidence.select_related(
            *OWNERS, "institution__region", "region__parent__parent"
        ).prefetch_related(*ROWS, *ROW_NAMES)[:MAX_CITED]
        lines = format_html_join(
            "", '<li>{} <a href="{}">{}</a>: {} ({})</li>', map(self._cited, found)
        )
        return format_html("<ul>{}</ul>", lines) if lines else self.get_empty_value_display()

    @staticmethod
    def _cited(evidence):
        owner = evidence.owner
        place = "–" if evidence.paragraph is None else f"¶ {evidence.paragraph}"
        page = reverse(f"admin:agreements_{owner._meta.model_name}_change", args=[owner.pk])
        fields = dict(field_choices(type(owner)))
        value = row_label(evidence.row) if evidence.row else fields.get(evidence.field)
        return (
            place,
            page,
            label_of(owner),
            value or evidence.field or _("the record as a whole"),
            evidence.get_basis_display(),
        )
