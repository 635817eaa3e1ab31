"""Which paragraph of which source supports which value."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import Basis
from agreements.models.base import (
    OwnedRowMixin,
    RulesAtFieldsMixin,
    one_of,
    owner_key,
    tracked,
)
from agreements.models.named import in_reader_language, is_written, language_shown
from agreements.models.published_count import named_by_published
from agreements.models.record_queryset import (
    belongs_to_any,
    closed_to_editors,
    published,
    published_q,
)
from agreements.models.source import Source
from agreements.registry import RECORD_KINDS

# What a piece of evidence can be about: one of these, always given.
OWNERS = (*RECORD_KINDS, "institution", "region")
# The row of the owner that it supports, where it is not a field of the owner itself.
ROWS = (
    "agreement_party",
    "agreement_link",
    "commitment",
    "delegation_party",
    "delegation_group",
    "delegation_stop",
    "exchange_party",
    "record_specialty",
    "programme_party",
    "person",
    "contribution",
    "figure",
)


# What the counts of published records leave out; see `EvidenceQuerySet.beside_counts`.
BESIDE_COUNTS = (
    Q(agreement_link__isnull=False) | Q(region__isnull=False) | Q(institution__isnull=False)
)


def named_by_closed(model, reference):
    """The condition that a record closed to editors names a region or an institution."""
    return Exists(model.objects.closed_to_editors().filter(pk=OuterRef(reference)))


class EvidenceQuerySet(models.QuerySet):
    """Queryset methods for evidence."""

    def without_hidden_rows(self):
        """Leaves out evidence for links to agreements that the public may not read."""
        public = published_q("agreement_link__to_agreement")
        return self.filter(Q(agreement_link=None) | public)

    def for_public(self):
        """Evidence for published records, and for institutions and regions that these name."""
        found = self._for_records(published, by=named_by_published)
        return found.without_hidden_rows().select_related("source")

    def closed_to_editors(self):
        """Evidence for what editors change no more: see `RecordQuerySet.closed_to_editors`."""
        return self._for_records(closed_to_editors, by=named_by_closed)

    def _for_records(self, records, by):
        """Evidence for some records, and for institutions and regions that they
        name: ``by`` gives the condition for a model and the reference to it.
        """
        condition = Q()
        for name in RECORD_KINDS:
            condition |= Q(Exists(records(name).filter(pk=OuterRef(name))))
        for owner in ("institution", "region"):
            condition |= Q(by(self.model._meta.get_field(owner).related_model, owner))
        return self.filter(condition)

    def supporting(self, records):
        """Evidence for some records, of whatever kinds, and for their rows."""
        return self.filter(belongs_to_any(records))

    def conflicting(self):
        """Evidence of sources that disagree."""
        return self.filter(basis=Basis.CONFLICTING)

    def of_records(self, records):
        """Evidence for some records, of whatever kind, and for institutions and regions that
        they name.
        """
        condition = Q()
        for record in records:
            condition |= Q(**{record._meta.model_name: record})
        for owner in ("institution", "region"):
            owners = self.model._meta.get_field(owner).related_model.objects
            condition |= Q(**{f"{owner}__in": owners.named_in(records)})
        return self.filter(condition)

    def beside_counts(self):
        """Evidence whose source is not among the sources of its record (`Record.source_ids`): for a
        link to another agreement, which may not be public, or for a region or an institution.
        """
        return self.filter(BESIDE_COUNTS)

    def from_source(self, source):
        """Evidence of one source."""
        return self.filter(source=source)

    def with_owners(self):
        """With the record, institution or region that each piece of evidence is about."""
        return self.select_related(*OWNERS)

    def in_order(self):
        """By paragraph, the heading and the imprint first."""
        return self.order_by(F("paragraph").asc(nulls_first=True), "pk")


def row_key(model_name):
    """A reference from evidence to a row of its owner; without an index where it is empty."""
    return owner_key(model_name, "evidence", db_index=False, editable=False)


class Evidence(OwnedRowMixin, RulesAtFieldsMixin, models.Model):
    """That a paragraph of a source supports a value of a record, or contradicts it.

    It names document, paragraph and value; the sentence itself is copied only as a short quotation,
    which the public reads only where it is marked. Evidence without a field is for the record as a
    whole.
    """

    FIELDS_OF_RULES = {"evidence_basis_explained": "note"}

    owners = OWNERS

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="evidence"
    )
    paragraph = models.PositiveSmallIntegerField(
        _("paragraph"),
        null=True,
        blank=True,
        help_text=_("Counted from 1, headings left out; 0 is the heading or the imprint."),
    )
    span_start = models.PositiveIntegerField(_("first character"), null=True, blank=True)
    span_end = models.PositiveIntegerField(_("last character"), null=True, blank=True)
    words = models.CharField(
        _("words as printed"),
        max_length=200,
        blank=True,
        help_text=_("Only a name, date or number, where its wording matters; no sentence."),
    )
    quotation = models.TextField(
        _("quotation"),
        blank=True,
        max_length=500,
        help_text=_(
            "The passage itself, unchanged and in the language of the source, no longer than the "
            "law on citations permits. It is shown with the name of its source."
        ),
    )
    is_quotation_public = models.BooleanField(
        _("quotation may be shown"),
        default=False,
        help_text=_("Until then only the staff read it."),
    )
    field = models.CharField(_("supports"), max_length=60, blank=True)
    basis = models.CharField(_("basis"), max_length=12, choices=Basis, default=Basis.STATED)
    note = models.TextField(
        _("note"),
        blank=True,
        max_length=1_000,
        help_text=_("What was inferred and from what, or what contradicts what."),
    )
    note_zh = models.TextField(_("note in Chinese"), blank=True, max_length=1_000)
    note_vi = models.TextField(_("note in Vietnamese"), blank=True, max_length=1_000)

    agreement = owner_key("Agreement", "evidence")
    delegation = owner_key("Delegation", "evidence")
    exchange = owner_key("Exchange", "evidence")
    programme = owner_key("Programme", "evidence")
    institution = owner_key("Institution", "evidence")
    region = owner_key("Region", "evidence")
    agreement_party = row_key("AgreementParty")
    agreement_link = row_key("AgreementLink")
    commitment = row_key("Commitment")
    delegation_party = row_key("DelegationParty")
    delegation_group = row_key("DelegationGroup")
    delegation_stop = row_key("DelegationStop")
    exchange_party = row_key("ExchangeParty")
    record_specialty = row_key("RecordSpecialty")
    programme_party = row_key("ProgrammeParty")
    person = row_key("Person")
    contribution = row_key("Contribution")
    figure = row_key("Figure")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["source", "paragraph", "pk"]
        constraints = [
            one_of(
                *OWNERS, name="evidence_one_owner", message=_("Evidence is about one record only.")
            ),
            models.CheckConstraint(
                name="evidence_span_in_order",
                condition=Q(span_start=None, span_end=None)
                | Q(
                    span_start__isnull=False,
                    span_end__isnull=False,
                    span_end__gte=F("span_start"),
                ),
                violation_error_message=_(
                    "Give the first and the last character, in this order, or neither."
                ),
            ),
            models.CheckConstraint(
                name="evidence_basis_explained",
                condition=Q(basis=Basis.STATED) | is_written("note"),
                violation_error_message=_(
                    "Say in the note what was inferred and from what, or what contradicts what."
                ),
            ),
            models.CheckConstraint(
                name="evidence_shown_quotation",
                condition=Q(is_quotation_public=False) | ~Q(quotation=""),
                violation_error_message=_("Give the quotation that may be shown."),
            ),
        ]
        indexes = [
            models.Index(fields=[row], condition=Q(**{f"{row}__isnull": False}), name=f"ev_{row}")
            for row in ROWS
        ] + [models.Index(fields=["source"], condition=BESIDE_COUNTS, name="ev_beside_counts")]

    def __str__(self):
        return self.location

    def clean(self):
        super().clean()
        if len(self._rows) > 1:
            raise ValidationError(_("Evidence supports one row only."))
        for row in self._rows:
            # A link names its agreement otherwise than the other rows name their record; a party
            # names an institution or region too, of which it is no row.
            records = ("from_agreement", *RECORD_KINDS)
            if self.owner not in [getattr(row, name, None) for name in records] or not self.owner:
                raise ValidationError(_("The row belongs to another record."))

    @property
    def _rows(self):
        return [row for row in (getattr(self, name) for name in ROWS) if row is not None]

    @property
    def location(self):
        """The title of the source and the paragraph."""
        if self.paragraph:
            return _("%(source)s, paragraph %(number)s") % {
                "source": self.source,
                "number": self.paragraph,
            }
        return str(self.source)

    @property
    def public_quotation(self):
        """The quotation, where it may be shown; otherwise nothing."""
        return self.quotation if self.is_quotation_public else ""

    display_note = in_reader_language("note")
    note_lang = language_shown("note")

    @property
    def row(self):
        """The row of the owner that it supports, or none where it supports a field."""
        return next(iter(self._rows), None)


tracked(Evidence)
