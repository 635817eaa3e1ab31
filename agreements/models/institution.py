"""Institutions that cooperate: authorities, hospitals, universities, associations."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.choices import InstitutionKind
from agreements.database.expressions import SearchVector
from agreements.dates import UncertainDateField
from agreements.models.alias import Alias
from agreements.models.base import RulesAtFieldsMixin, joined, tracked
from agreements.models.named import Named, name_given, named_in_label
from agreements.models.published_count import (
    PublishedNumbers,
    named_by_published,
    published_number,
)
from agreements.models.record_queryset import (
    closed_to_editors,
    evidence_prefetch,
    ids_named_in,
    named_by,
)
from agreements.models.region import Region
from agreements.models.region_queryset import below_q
from agreements.models.slug import SlugMixin, slug_field
from agreements.text import fold, search_q


class InstitutionQuerySet(models.QuerySet):
    """Queryset methods for institutions."""

    def with_exact_name(self, text):
        """Those with exactly this name, in any language or as another name."""
        return self.filter(
            Institution.exact_name_q(text) | Q(aliases__text__iexact=text)
        ).distinct()

    def with_folded_name(self, text):
        """Those with exactly this name or other name, apart from diacritics and width."""
        named = Institution.exact_name_q(text, "folded") | Q(aliases__text__folded=fold(text))
        return self.matching(text).filter(named).distinct()

    def with_code(self, text):
        """Those with exactly this code of another register."""
        return self.filter(Q(uscc__iexact=text) | Q(ror__iexact=text) | Q(wikidata__iexact=text))

    def named_in_label(self, text):
        """Those whose label a text might be: a name of theirs begins or ends it."""
        return named_in_label(self, text)

    def matching(self, text):
        """Institutions one of whose names, aliases or codes holds every word of a text."""
        return self.filter(search_q(text))

    def in_region(self, region):
        """Institutions seated in a region or anywhere below it."""
        return self.filter(below_q(region, "region__path"))

    def without_seat(self):
        """Institutions without a known seat."""
        return self.filter(region=None)

    def with_region(self):
        """Selects the region with its parents, for labels that distinguish homonyms."""
        return self.select_related("region__parent__parent", "parent")

    def for_public(self):
        """Institutions that a published record names, or of which it names a unit."""
        return self.filter(named_by_published(self.model)).with_region()

    def closed_to_editors(self):
        """Institutions that editors change no more, as little as a record that names them."""
        return self.filter(named_by(closed_to_editors, "naming_institution"))

    def hidden(self):
        """Institutions that the public does not read."""
        return self.exclude(pk__in=self.model.objects.for_public().values("pk"))

    def named_in(self, records):
        """Institutions that some records name, of whatever kind, and those they are units of."""
        return self.filter(pk__in=ids_named_in(records, "named_institution_ids"))

    def with_counts(self):
        """With the numbers of published records in which each, or a unit of it, takes part."""
        return self.annotate(
            agreement_count=published_number(self.model, "agreement"),
            delegation_count=published_number(self.model, "delegation"),
            exchange_count=published_number(self.model, "exchange"),
        )

    def with_details(self):
        """With the related rows that the page of an institution prints, public ones only."""
        public = self.model.objects.for_public()
        return self.prefetch_related(
            "aliases",
            Prefetch("units", public),
            Prefetch("successor", public),
            Prefetch("predecessors", public),
            evidence_prefetch(),
        )

    def successor_of(self, institution):
        """The institution that succeeds another, as none or one row."""
        return self.filter(predecessors=institution)


class Institution(PublishedNumbers, RulesAtFieldsMixin, SlugMixin, Named):
    """An institution with a seat. A renamed one is a new institution that succeeds the old one; it
    is never renamed in place, so that an agreement keeps the name of its day.
    """

    FIELDS_OF_RULES = {"institution_named": "name"}

    slug = slug_field(max_length=120)
    kind = models.CharField(_("kind"), max_length=30, choices=InstitutionKind)
    region = models.ForeignKey(
        Region,
        verbose_name=_("seat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions",
        help_text=_("The place where it sits; empty where no source tells."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("unit of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
    )
    uscc = models.CharField(
        _("unified social credit code"),
        max_length=18,
        blank=True,
        validators=[RegexValidator(r"^[0-9A-HJ-NPQRTUWXY]{18}$", _("GB 32100: 18 characters."))],
    )
    ror = models.CharField(
        _("ROR id"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^0[a-hj-km-np-tv-z0-9]{6}\d{2}$", _("Such as 05qbk4x57."))],
    )
    wikidata = models.CharField(
        _("Wikidata id"),
        max_length=15,
        blank=True,
        validators=[RegexValidator(r"^Q\d+$", _("Such as Q956."))],
    )
    founded = UncertainDateField(_("founded"), blank=True)
    dissolved = UncertainDateField(_("dissolved"), blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("succeeded by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
    )
    internal_notes = models.TextField(
        _("internal notes"), blank=True, max_length=20_000, help_text=_("Never public.")
    )
    alias_text = models.TextField(editable=False, default="", blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            joined("name", "name_zh", "name_vi", "alias_text"),
            joined("slug", "uscc", "ror", "wikidata"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_name", "pk"]
        constraints = [
            name_given("institution_named"),
            models.CheckConstraint(
                name="institution_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message=_("An institution cannot be a unit of itself."),
            ),
            models.CheckConstraint(
                name="institution_not_its_own_successor",
                condition=Q(successor=None) | ~Q(successor=F("pk")),
                violation_error_message=_("An institution cannot succeed itself."),
            ),
            *[
                models.UniqueConstraint(
                    fields=[code],
                    condition=~Q(**{code: ""}),
                    name=f"institution_{code}_once",
                    violation_error_message=_("Another institution has this code."),
                )
                for code in ("uscc", "ror", "wikidata")
            ],
        ]
        indexes = [GinIndex(fields=["search"], name="institution_search")]

    def get_absolute_url(self):
        return reverse("institution", args=[self.slug])

    def clean(self):
        super().clean()
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError(
                    {
                        "parent": _("%(parent)s is itself a unit of this one.")
                        % {"parent": self.parent}
                    }
                )
            above = above.parent

    @property
    def label(self):
        """The name with its seat, which distinguishes homonyms. Costs queries unless
        `with_region`.
        """
        if not self.region:
            return str(self)
        return _("%(name)s, %(place)s") % {
            "name": self.display_name,
            "place": self.region.display_name,
        }

    @property
    def labels(self):
        """The label alone, as of a region there are several."""
        return [self.label]


class InstitutionAlias(Alias):
    """Another name of an institution."""

    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.CASCADE,
        related_name="aliases",
    )

    class Meta(Alias.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "text", "language"],
                name="institution_alias_once",
                violation_error_message=_("This name is listed already."),
            )
        ]


for model in (Institution, InstitutionAlias):
    tracked(model)
