"""Contributions, inline on the record that they belong to."""

from django.forms import Select
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agreements.admin.autocomplete import BaseRowFormSet, LabelledChoiceField
from agreements.admin.base import BaseStackedInline
from agreements.admin.folding import COUNTED_FROM_START
from agreements.models import Agreement, Contribution


class ContributionFormSet(BaseRowFormSet):
    """Fetches once the commitments of the agreement, of which each form offers all."""

    @cached_property
    def _commitments(self):
        return list(self.instance.commitments.all()) if self.instance.pk else []

    def add_fields(self, form, index):
        if field := form.fields.get("commitment"):
            field.posted = {str(one.pk): one for one in self._commitments}
            field.choices = [("", "–"), *((key, str(one)) for key, one in field.posted.items())]
        super().add_fields(form, index)


class ContributionInline(BaseStackedInline):
    """What is given or promised."""

    model = Contribution
    formset = ContributionFormSet
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("description", "description_zh", "description_vi"),
                    ("kind", "status", "dates", "scope"),
                    ("quantity_qualifier", "quantity", "quantity_to"),
                    ("unit", "unit_zh", "unit_vi"),
                    ("amount_qualifier", "amount", "amount_to", "currency"),
                    ("giver_institution", "giver_region"),
                    ("receiver_institution", "receiver_region"),
                    ("commitment", "position"),
                ),
                "description": _(
                    "“Gave 20 ambulances worth 3 million yuan” is a gift in kind, delivered: 20 "
                    "with the unit “ambulances”, and 3000000 CNY. No contribution is ever added "
                    "to another."
                ),
            },
        ),
        COUNTED_FROM_START,
    )

    def get_autocomplete_fields(self, request):
        """All references but the commitment, which is one of the few of this agreement."""
        return [name for name in super().get_autocomplete_fields(request) if name != "commitment"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "commitment":
            kwargs |= {"form_class": LabelledChoiceField, "widget": Select}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """The fields; only those of an agreement have commitments to name."""
        if self.parent_model is Agreement:
            return super().get_fieldsets(request, obj)
        (title, options), *further = super().get_fieldsets(request, obj)
        fields = (*options["fields"][:-1], ("position",))
        return ((title, {**options, "fields": fields}), *further)
