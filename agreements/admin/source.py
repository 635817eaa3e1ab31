"""Sources in the staff area, with what rests on them."""

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy

from agreements.admin.base import StatedFilter, uncertain_date_column
from agreements.admin.named import BaseNamedAdmin
from agreements.admin.source_form import SourceForm
from agreements.models import Source


@admin.register(Source)
class SourceAdmin(BaseNamedAdmin):
    """Documents: first what is printed on them, then how we keep them."""

    form = SourceForm
    prepopulated_fields = {"slug": ("title", "title_en")}
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
        return ("slug",) if obj else ()

    @admin.display(description=gettext_lazy("title"), ordering="sort_title")
    def title_named(self, obj):
        """The title as printed, or else one of ours."""
        return obj.sort_title

    def render_change_form(self, request, context, add=False, change=False, **kwargs):
        if source := kwargs.get("obj"):
            context["reading_url"] = reverse("admin:read_source", args=[source.slug])
        return super().render_change_form(request, context, add=add, change=change, **kwargs)
