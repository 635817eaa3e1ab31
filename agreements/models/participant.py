"""An institution or region that takes part in a record."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import Qualifier
from agreements.models.base import RulesAtFieldsMixin, range_in_order
from agreements.models.named import in_reader_language, language_shown

# A participant in words says so in any one of the three languages.
IN_WORDS = ~Q(description="", description_zh="", description_vi="")


class ParticipantQuerySet(models.QuerySet):
    """Queryset methods for rows that name an institution or region."""

    def with_names(self):
        """Selects the named institution or region with the seat and its parents."""
        return self.select_related("institution__region__parent__parent", "region__parent__parent")


class Participant(RulesAtFieldsMixin, models.Model):
    """An institution or region that takes part in a record: an institution or, where the source
    names no institution, a region; never both, never neither.

    Bodies that the source describes without naming them, such as 40 district hospitals of a
    country, are a description with a number or without, in the region where they are.
    """

    FIELDS_OF_RULES = {
        "%(class)s_described_in_region": "region",
        "%(class)s_number_of_described": "description",
        "%(class)s_number_range": "number_to",
    }

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
    description = models.CharField(
        _("in words"),
        max_length=300,
        blank=True,
        help_text=_(
            "Bodies that the source does not name, in a place: “district hospitals”, “a hospital "
            "(not named)”. Without the number, which stands beside it."
        ),
    )
    description_zh = models.CharField(_("in words, in Chinese"), max_length=300, blank=True)
    description_vi = models.CharField(_("in words, in Vietnamese"), max_length=300, blank=True)
    number_qualifier = models.CharField(
        _("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.NOT_STATED
    )
    number = models.PositiveIntegerField(
        _("how many"),
        null=True,
        blank=True,
        help_text=_("How many bodies the words stand for; empty where not stated."),
    )
    number_to = models.PositiveIntegerField(_("at most"), null=True, blank=True)
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
            ),
            models.CheckConstraint(
                name="%(class)s_described_in_region",
                condition=~IN_WORDS | Q(region__isnull=False),
                violation_error_message=_(
                    "Bodies in words stand in a place: choose the place. An institution with a "
                    "name needs no words."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_number_of_described",
                condition=Q(number=None) | IN_WORDS,
                violation_error_message=_(
                    "Say in words what the number counts, such as “district hospitals”."
                ),
            ),
            range_in_order("number", "number_to", "%(class)s_number_range"),
        ]

    def __str__(self):
        if self.is_described:
            return f"{self.display_description} ({self.region})"
        return str(self.named)

    display_description = in_reader_language("description")
    description_lang = language_shown("description")

    @property
    def is_described(self):
        """Whether the row stands for bodies in words, in the region that it names."""
        return bool(self.description or self.description_zh or self.description_vi)

    @property
    def named(self):
        """The institution or region that this row names."""
        return self.institution or self.region


def once_in_role(owner):
    """Constraints: a party stands once in each of its roles in a record, bodies in words once in
    the same words.
    """
    words = ("description", "description_zh", "description_vi")
    return [
        models.UniqueConstraint(
            fields=[owner, "institution", "role"],
            name=f"{owner}party_institution_once",
            violation_error_message=_("This institution is a party in this role already."),
        ),
        models.UniqueConstraint(
            fields=[owner, "region", "role", *words],
            name=f"{owner}party_region_once",
            violation_error_message=_("This place is a party in this role already."),
        ),
    ]
