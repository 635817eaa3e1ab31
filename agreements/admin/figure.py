"""Figures, inline on the record that they are about."""

from django.utils.translation import gettext_lazy as _

from agreements.admin.base import BaseStackedInline
from agreements.admin.folding import COUNTED_FROM_START
from agreements.models import Figure


class FigureInline(BaseStackedInline):
    """Numbers that a source reports about the record."""

    model = Figure
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("metric", "metric_zh", "metric_vi"),
                    ("qualifier", "value", "value_to", "unit", "currency"),
                    ("unit_label", "unit_label_zh", "unit_label_vi"),
                    ("as_printed", "scope", "as_of"),
                    ("about_institution", "about_region"),
                    ("counts", "counts_agreement_kind", "position"),
                ),
                "description": _(
                    "As the source gives it: “nearly 3,000 person-times by 2016” is the qualifier "
                    "“Nearly”, 3000, person-times, cumulative, as of 2016. No figure is ever added "
                    "to another."
                ),
            },
        ),
        COUNTED_FROM_START,
    )
