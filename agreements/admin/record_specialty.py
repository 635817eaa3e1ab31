"""The specialties in which a record is, inline on the record."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.base import BaseTabularInline
from agreements.models import RecordSpecialty


class SpecialtyInline(BaseTabularInline):
    """The specialties, with the labels as printed."""

    model = RecordSpecialty
    fields = ("specialty", "label", "stage", "position")


class UnmappedFilter(admin.SimpleListFilter):
    """Records with a printed specialty that no term of the catalogue was found for yet."""

    title = gettext_lazy("specialty labels")
    parameter_name = "labels"

    def lookups(self, request, model_admin):
        return [("unmapped", _("Some without a match in the catalogue"))]

    def queryset(self, request, queryset):
        if self.value() != "unmapped":
            return queryset
        owner = queryset.model._meta.model_name
        unmapped = RecordSpecialty.objects.unmapped().filter(**{owner: OuterRef("pk")})
        return queryset.filter(Exists(unmapped))
