"""Sources in the staff area, with what rests on them."""

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.autocomplete import label_of
from agreements.admin.base import StatedFilter, uncertain_date_column
from agreements.admin.evidence import ROW_NAMES, field_choices, row_label
from agreements.admin.named import BaseNamedAdmin
from agreements.admin.source_form import SourceForm
from agreements.models import Source
from agreements.models.evidence import OWNERS, ROWS

# A document supports a few dozen values; a page with thousands of lines would help nobody.
MAX_CITED = 300


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
            gettext_lazy("The text"),
            {
                "fields": ("file", "text", "is_another", ("is_text_public", "sha256")),
                "description": gettext_lazy(
                    "Paste the text or choose a file: title, language, publisher and date are read "
                    "from it where they are left empty below. Only staff see it, unless it may be "
                    "shown."
                ),
            },
        ),
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
        (gettext_lazy("Supported records"), {"fields": ("cited_by",)}),
        (gettext_lazy("For colleagues"), {"fields": ("internal_notes",), "classes": ("collapse",)}),
    )
    search_help_text = gettext_lazy("Title or publisher.")
    list_display = (
        "title_named",
        "publisher",
        uncertain_date_column(Source, "published"),
        "language",
        "is_machine_translated",
    )
    list_filter = ("language", "is_machine_translated", ("published", StatedFilter))

    def get_readonly_fields(self, request, obj=None):
        return ("slug", "cited_by") if obj else ("cited_by",)

    @admin.display(description=gettext_lazy("title"), ordering="sort_title")
    def title_named(self, obj):
        """The title as printed, or else one of ours."""
        return obj.sort_title

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
