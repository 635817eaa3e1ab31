"""An institution or region that takes part in a record."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ParticipantQuerySet(models.QuerySet):
    """Queryset methods for rows that name an institution or region."""

    def with_names(self):
        """Selects the named institution or region with the seat and its parents."""
        return self.select_related("institution__region__parent__parent", "region__parent__parent")


class Participant(models.Model):
    """An institution or region that takes part in a record: an institution or, where the source
    names no institution, a region; never both, never neither.
    """

    position = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("The order in which the source names them.")
    )
    institution = models.ForeignKey(
        "agreements.Institution",
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    region = models.ForeignKey(
        "agreements.Region",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Only where the source names the place and no institution."),
    )
    name_as_printed = models.CharField(
        _("name as printed"),
        max_length=300,
        blank=True,
        help_text=_("Where the source calls it otherwise, or a translation has garbled its name."),
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_institution_or_region",
                condition=Q(institution__isnull=False, region=None)
                | Q(institution=None, region__isnull=False),
                violation_error_message=_(
                    "Choose either an institution or, where the source names only the place, a "
                    "place: one of the two, not both."
                ),
            )
        ]

    def __str__(self):
        return str(self.named)

    @property
    def named(self):
        """The institution or region that this row names."""
        return self.institution or self.region
