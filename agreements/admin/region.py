"""Regions in the staff area, with other names and members."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import BaseTabularInline, StatedFilter
from agreements.admin.evidence import EvidenceInline
from agreements.admin.named import REVIEW, BaseNamedAdmin
from agreements.models import Region, RegionAlias, RegionMember


class RegionAliasInline(BaseTabularInline):
    """Other names under which the region is found."""

    model = RegionAlias
    fields = ("text", "language", "kind", "used")


class RegionMemberInline(BaseTabularInline):
    """The members of a grouping. A grouping of a public region is public by that, whatever its
    name, so only reviewers say what belongs to it.
    """

    model = RegionMember
    fk_name = "grouping"
    fields = ("member",)
    verbose_name_plural = _("members of the grouping (only reviewers change them)")

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(REVIEW) and super().has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return request.user.has_perm(REVIEW) and super().has_add_permission(request, obj)


@admin.register(Region)
class RegionAdmin(BaseNamedAdmin):
    """Regions. Names never suffice to distinguish them."""

    label_related = ("parent__parent",)
    inlines = (RegionAliasInline, RegionMemberInline, EvidenceInline)
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
    list_display_links = ("name", "name_zh", "name_vi")
    list_select_related = ("parent__parent",)
    list_filter = ("kind", ("gbt_2260", StatedFilter), ("dissolved", StatedFilter))

    def label(self, obj):
        return obj.label

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()
