"""Commitments on a page of their own, with what delivered them."""

from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.autocomplete import label_of
from agreements.admin.base import BaseEntityAdmin, BaseTabularInline, uncertain_date_column
from agreements.admin.folding import COUNTED_FROM_START
from agreements.admin.record import BaseRecordAdmin, BaseRecordForm, links_to, record_reason
from agreements.models import Agreement, Commitment, CommitmentDelivery


class CommitmentForm(BaseRecordForm):
    """A commitment is a part of its agreement, whose version counts."""

    @property
    def locked(self):
        return self.instance.agreement


class DeliveryFilter(admin.SimpleListFilter):
    """Whether any activity delivered a commitment."""

    title = gettext_lazy("delivery")
    parameter_name = "delivered"

    def lookups(self, request, model_admin):
        return [("no", _("Nothing yet")), ("yes", _("Partly or fully"))]

    def queryset(self, request, queryset):
        some = Exists(CommitmentDelivery.objects.filter(commitment=OuterRef("pk")))
        return {"no": queryset.filter(~some), "yes": queryset.filter(some)}.get(
            self.value(), queryset
        )


class DeliveryInline(BaseTabularInline):
    """The visits and training that delivered the commitment."""

    model = CommitmentDelivery
    fields = ("delegation", "exchange", "extent")


@admin.register(Commitment)
class CommitmentAdmin(BaseEntityAdmin):
    """One commitment. It is added and deleted on the page of its agreement."""

    form = CommitmentForm
    change_form_template = "admin/agreements/record_form.html"
    inlines = (DeliveryInline,)
    closed_note = BaseRecordAdmin.closed_note
    readonly_fields = ("part_of",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "part_of",
                    ("text", "text_zh", "text_vi"),
                    ("kind", "modality", "area", "due", "position"),
                )
            },
        ),
        COUNTED_FROM_START,
    )
    search_fields = (
        "text",
        "text_zh",
        "text_vi",
        "agreement__title",
        "agreement__title_zh",
        "agreement__title_vi",
    )
    search_help_text = gettext_lazy("Words of the commitment or of the title of its agreement.")
    list_display = (
        "text_named",
        "agreement",
        "kind",
        "modality",
        uncertain_date_column(Commitment, "due"),
    )
    list_filter = ("kind", "modality", DeliveryFilter)
    list_select_related = ("agreement",)

    @admin.display(description=gettext_lazy("text"), ordering="text")
    def text_named(self, obj):
        return obj.display_text

    @admin.display(description=gettext_lazy("agreement"))
    def part_of(self, obj):
        return links_to([obj.agreement])

    @property
    def agreement_admin(self):
        return self.admin_site.get_model_admin(Agreement)

    def get_search_results(self, request, queryset, search_term):
        return ModelAdmin.get_search_results(self, request, queryset, search_term)

    def is_public(self, obj):
        return obj.agreement.is_public

    def view_on_site(self, obj):
        return obj.agreement.get_absolute_url() if self.is_public(obj) else None

    def has_module_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        return self.agreement_admin.has_view_permission(request, obj and obj.agreement)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return self.agreement_admin.has_change_permission(request, obj and obj.agreement)

    def has_delete_permission(self, request, obj=None):
        return self.agreement_admin.has_delete_permission(request, obj and obj.agreement)

    def get_actions(self, request):
        return {}

    def get_object(self, request, object_id, from_field=None):
        # Its agreement is locked for both, as on the page of the agreement.
        obj = ModelAdmin.get_object(self, request, object_id, from_field)
        if obj is not None:
            agreement = self.agreement_admin.get_object(request, str(obj.agreement_id))
            obj.agreement = agreement
        return obj

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and self.is_public(obj) and self.has_change_permission(request, obj):
            return (
                (_("Change of a published record"), {"fields": ("reason",)}),
                *fieldsets,
            )
        return fieldsets

    def save_model(self, request, obj, form, change):
        record_reason(form)
        obj.agreement.version += 1
        obj.agreement.save(update_fields=["version"])
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, **kwargs):
        context["record"] = kwargs["obj"].agreement
        context["title"] = label_of(context["record"])
        return super().render_change_form(request, context, **kwargs)
