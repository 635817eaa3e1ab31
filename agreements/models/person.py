"""The people whom a source names in a record."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.choices import MemberRole
from agreements.models.base import (
    OwnedRowMixin,
    RulesAtFieldsMixin,
    named_key,
    one_of,
    owner_key,
    tracked,
)
from agreements.models.named import in_reader_language, language_shown
from agreements.registry import RECORD_KINDS


class PersonQuerySet(models.QuerySet):
    """Queryset methods for people."""

    def with_bodies(self):
        """With what their rows print: institution and unit, with the places of these."""
        return self.select_related("institution__region", "unit__region")


class Person(OwnedRowMixin, RulesAtFieldsMixin, models.Model):
    """A person whom the source names, with the name and title as printed there.

    Of whom a source gives the office alone, the name stays empty.
    """

    FIELDS_OF_RULES = {"person_named": "name", "person_one_unit": "unit_as_printed"}

    agreement = owner_key("Agreement", "people", verbose_name=_("agreement"))
    delegation = owner_key("Delegation", "members", verbose_name=_("delegation"))
    exchange = owner_key("Exchange", "people", verbose_name=_("exchange"))
    programme = owner_key("Programme", "people", verbose_name=_("programme"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name as printed"), max_length=200, blank=True)
    is_garbled = models.BooleanField(
        _("name garbled"),
        default=False,
        help_text=_("A translation has probably distorted the name."),
    )
    title = models.CharField(
        pgettext_lazy("of a person", "title as printed"), max_length=500, blank=True
    )
    office = models.CharField(
        _("office"),
        max_length=500,
        blank=True,
        help_text=_(
            "The title in the usual official form; nothing that the printed one leaves out."
        ),
    )
    office_zh = models.CharField(_("office in Chinese"), max_length=500, blank=True)
    office_vi = models.CharField(_("office in Vietnamese"), max_length=500, blank=True)
    institution = named_key("Institution", _("institution"))
    unit = named_key(
        "Institution",
        pgettext_lazy("institution", "unit"),
        _("The unit of the institution, where the register has it."),
    )
    unit_as_printed = models.CharField(
        _("unit as printed"),
        max_length=300,
        blank=True,
        help_text=_("Only where the register does not have the unit."),
    )
    role = models.CharField(_("role"), max_length=12, choices=MemberRole)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = pgettext_lazy("persons by name", "people")
        ordering = ["position", "pk"]
        constraints = [
            one_of(
                *RECORD_KINDS,
                name="person_one_owner",
                message=_("A person is named in one record only."),
            ),
            models.CheckConstraint(
                name="person_named",
                condition=~Q(name="") | ~Q(title=""),
                violation_error_message=_("Give the name or the title as printed, or both."),
            ),
            models.CheckConstraint(
                name="person_one_unit",
                condition=Q(unit=None) | Q(unit_as_printed=""),
                violation_error_message=_(
                    "Unit: choose one of the register or give it as printed, not both."
                ),
            ),
        ]

    def __str__(self):
        return self.name or self.title

    display_office = in_reader_language("office")
    office_lang = language_shown("office")


tracked(Person)
