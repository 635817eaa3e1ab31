"""The specialties in which a record is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import SpecialtyStage
from agreements.models.base import (
    OwnedRowMixin,
    RulesAtFieldsMixin,
    one_of,
    owner_key,
    tracked,
)
from agreements.models.record_queryset import published_q
from agreements.models.specialty import Specialty
from agreements.registry import RECORD_KINDS


def once(owner):
    """A constraint: a record of a kind names a specialty once in each stage."""
    return models.UniqueConstraint(
        fields=[owner, "specialty", "stage"],
        name=f"{owner}_specialty_once",
        violation_error_message=_("This specialty is listed already."),
    )


class RecordSpecialtyQuerySet(models.QuerySet):
    """Queryset methods for the specialties of records."""

    def unmapped(self):
        """Labels as printed for which no term has been chosen yet."""
        return self.filter(specialty=None)

    def for_public(self):
        """The specialties of published records."""
        condition = Q()
        for name in RECORD_KINDS:
            condition |= published_q(name)
        return self.filter(condition)

    def labels_for(self, specialty):
        """The labels as printed that stand for a specialty itself, each once."""
        labels = self.filter(specialty=specialty).exclude(label="")
        return labels.order_by("label").values_list("label", flat=True).distinct()


class RecordSpecialty(OwnedRowMixin, RulesAtFieldsMixin, models.Model):
    """A specialty or disease in which a record is, with the label as the source prints it.

    A label without a match in the catalogue is kept and listed for mapping. The number of people
    is that of an exchange whose source splits the group; it is empty otherwise.
    """

    FIELDS_OF_RULES = {
        "recordspecialty_specialty_or_label": "specialty",
        "recordspecialty_people_of_exchange": "participants",
        **{f"{name}_specialty_once": "specialty" for name in RECORD_KINDS},
    }

    agreement = owner_key("Agreement", "specialties", verbose_name=_("agreement"))
    delegation = owner_key("Delegation", "specialties", verbose_name=_("delegation"))
    exchange = owner_key("Exchange", "specialties", verbose_name=_("exchange"))
    programme = owner_key("Programme", "specialties", verbose_name=_("programme"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    specialty = models.ForeignKey(
        Specialty,
        verbose_name=_("specialty"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    label = models.CharField(_("label as printed"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(
        _("participants"),
        null=True,
        blank=True,
        help_text=_("Only where the source splits the group."),
    )
    stage = models.CharField(
        _("stage"), max_length=12, choices=SpecialtyStage, default=SpecialtyStage.NOT_STATED
    )

    objects = RecordSpecialtyQuerySet.as_manager()

    class Meta:
        verbose_name = _("specialty of the record")
        verbose_name_plural = _("specialties of the record")
        ordering = ["position", "pk"]
        constraints = [
            one_of(
                *RECORD_KINDS,
                name="recordspecialty_one_owner",
                message=_("A specialty is that of one record only."),
            ),
            models.CheckConstraint(
                name="recordspecialty_specialty_or_label",
                condition=Q(specialty__isnull=False) | ~Q(label=""),
                violation_error_message=_("Give a specialty, or the label as printed."),
            ),
            models.CheckConstraint(
                name="recordspecialty_people_of_exchange",
                condition=Q(participants=None) | Q(exchange__isnull=False),
                violation_error_message=_("Only an exchange splits its people over specialties."),
            ),
            *map(once, RECORD_KINDS),
        ]

    def __str__(self):
        return str(self.specialty) if self.specialty else self.label


tracked(RecordSpecialty)
