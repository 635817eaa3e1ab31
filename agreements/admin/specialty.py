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
                    "The code of a saved term is fixed, and so is its first name: English, or else "
                    "Chinese. Where one is wrong, retire the term and add another."
                ),
            },
        ),
    )
    search_help_text = _("Name, or code as 03.04, 0304 or A03.04.")
    list_display = ("code", "name", "name_zh", "name_vi", "parent", "is_local", "is_retired")
    list_display_links = ("code", "name", "name_zh", "name_vi")
    list_select_related = ("parent",)
    list_filter = ("is_local", "is_retired")

    def label(self, obj):
        return f"{obj.code} {obj}"

    def get_readonly_fields(self, request, obj=None):
        return ("code", obj.first_name_column) if obj else ()


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
    list_display_links = ("name", "name_zh", "name_vi")

    def view_on_site(self, obj):
        """Areas have no page of their own."""
        return

    def get_readonly_fields(self, request, obj=None):
        return ("slug", obj.first_name_column) if obj else ()
