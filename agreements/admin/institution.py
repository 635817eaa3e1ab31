"""Institutions in the staff area, with other names."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import BaseTabularInline, StatedFilter
from agreements.admin.evidence import EvidenceInline
from agreements.admin.named import BaseNamedAdmin
from agreements.models import Institution, InstitutionAlias


class InstitutionAliasInline(BaseTabularInline):
    """Other names under which the institution is found."""

    model = InstitutionAlias
    fields = ("text", "language", "kind", "used")


@admin.register(Institution)
class InstitutionAdmin(BaseNamedAdmin):
    """Institutions. A renamed one is a new one, which succeeds the old."""

    label_related = ("region__parent__parent", "parent")
    inlines = (InstitutionAliasInline, EvidenceInline)
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "name_zh", "name_vi"),
                    ("kind", "region", "parent"),
                    "slug",
                ),
                "description": _(
                    "A renamed institution is a new one, “succeeded by” on the old: an agreement "
                    "keeps the name of its day. A mistranslated name is another name below."
                ),
            },
        ),
        (_("Codes"), {"fields": (("uscc", "ror", "wikidata"),)}),
        (_("Founded, dissolved"), {"fields": (("founded", "dissolved"), "successor")}),
        (_("For colleagues"), {"fields": ("internal_notes",), "classes": ("collapse",)}),
    )
    list_display = ("name", "name_zh", "name_vi", "kind", "region", "parent")
    list_display_links = ("name", "name_zh", "name_vi")
    list_select_related = ("region", "parent")
    list_filter = ("kind", ("region", StatedFilter), ("dissolved", StatedFilter))

    def label(self, obj):
        return obj.label

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()
