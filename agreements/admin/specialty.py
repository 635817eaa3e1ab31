"""The vocabularies in the staff area: terms are retired, never deleted or renamed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import BaseEntityAdmin
from agreements.models import Area, Specialty


class BaseVocabularyAdmin(BaseEntityAdmin):
    """Terms. Whoever may change them may retire them; nobody deletes one."""

    list_filter = ("is_retired",)
    closed_note = _("Only reviewers add and change terms.")

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Specialty)
class SpecialtyAdmin(BaseVocabularyAdmin):
    """The catalogue of clinical departments and the local branch."""

    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("code", "parent", "is_local"),
                    ("name", "name_zh", "name_vi"),
                    "synonyms",
                    "is_retired",
                ),
                "description": _(
                    "Code and English name of a saved term are fixed: where one is wrong, retire "
                    "the term and add another."
                ),
            },
        ),
    )
    search_help_text = _("Name, or code as 03.04, 0304 or A03.04.")
    list_display = ("code", "name", "name_zh", "name_vi", "parent", "is_local", "is_retired")
    list_display_links = ("code", "name")
    list_select_related = ("parent",)
    list_filter = ("is_local", "is_retired")

    def label(self, obj):
        return f"{obj.code} {obj}"

    def get_readonly_fields(self, request, obj=None):
        return ("code", "name") if obj else ()


@admin.register(Area)
class AreaAdmin(BaseVocabularyAdmin):
    """Fields of cooperation."""

    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (
            None,
            {"fields": (("name", "name_zh", "name_vi"), "description", "slug", "is_retired")},
        ),
    )
    list_display = ("name", "name_zh", "name_vi", "is_retired")

    def view_on_site(self, obj):
        """Areas have no page of their own."""
        return

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return ("slug", "name") if obj else ()
