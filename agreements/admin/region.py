"""Places in the staff area, with other names and members."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import RegisterAdmin, StatedFilter, TableRows
from agreements.admin.evidence import EvidenceRows
from agreements.models import Region, RegionAlias, RegionMember


class RegionAliasRows(TableRows):
    """Other names under which the place is found."""

    model = RegionAlias
    fields = ("text", "language", "kind")


class RegionMemberRows(TableRows):
    """The members of a grouping."""

    model = RegionMember
    fk_name = "grouping"
    fields = ("member",)


@admin.register(Region)
class RegionAdmin(RegisterAdmin):
    """Places. Names are never enough to tell them apart."""

    label_related = ("parent__parent",)
    inlines = (RegionAliasRows, RegionMemberRows, EvidenceRows)
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": (("name", "name_zh", "name_vi"), ("kind", "parent"), "slug")}),
        (
            _("Codes and position"),
            {"fields": (("iso_3166", "gbt_2260"), ("latitude", "longitude"))},
        ),
        (_("Founded, dissolved"), {"fields": (("founded", "dissolved"), "successor")}),
    )
    list_display = ("name", "name_zh", "name_vi", "kind", "parent", "iso_3166", "gbt_2260")
    list_select_related = ("parent__parent",)
    list_filter = ("kind", ("gbt_2260", StatedFilter), ("dissolved", StatedFilter))

    def label(self, obj):
        return obj.label

    def get_prepopulated_fields(self, request, obj=None):
        # An address never changes once it is given.
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()
