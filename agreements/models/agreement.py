"""Agreements, their parties, how they hang together, and what they promise."""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.choices import (
    AgreementKind,
    AgreementLevel,
    AgreementRole,
    AgreementStatus,
    CommitmentKind,
    EndKind,
    Extent,
    LinkKind,
    Modality,
    TermState,
)
from agreements.dates import UncertainDateField
from agreements.models.base import (
    Participant,
    Record,
    RecordQuerySet,
    foreign_language,
    one_of,
    public_support,
    published,
    range_in_order,
    text_in,
    tracked,
)
from agreements.models.region import Region
from agreements.models.specialty import Area

# A term that ends within so many days is shown as ending soon: a quarter to prepare a renewal.
ENDING_SOON_DAYS = 90


class AgreementQuerySet(RecordQuerySet):
    """The words for agreements."""

    def newest_first(self):
        """By the latest day of signing that the source allows; undated ones last."""
        return self.order_by(F("signed_to").desc(nulls_last=True), "-pk")

    def soonest_ending(self):
        """By the latest day on which the term may end."""
        return self.order_by(F("term_end_to").asc(nulls_last=True), "pk")

    def contacts(self):
        """Agreements that were concluded; leaves out those that were only proposed, and those of
        which no source says that or when they were signed.
        """
        proposed = [AgreementStatus.PROPOSED, AgreementStatus.TO_BE_SIGNED]
        mentioned = {"status": AgreementStatus.UNKNOWN, "signed": ""}
        return self.exclude(status__in=proposed).exclude(**mentioned)

    def frameworks(self):
        """Framework agreements."""
        return self.filter(kind=AgreementKind.FRAMEWORK)

    def running_out_from(self, day):
        """Agreements whose term ends on a day or later, that have not ended before and that no
        other one renews or supersedes.
        """
        over = Q(ended_to__lte=day)
        return self.filter(~over & ~renewed_q(), term_end_to__gte=day)

    def called(self, text):
        """Those with exactly this title, in any language."""
        return self.filter(
            Q(title__iexact=text) | Q(title_zh__iexact=text) | Q(title_vi__iexact=text)
        )

    def in_term_state(self, state, day, within=ENDING_SOON_DAYS):
        """Agreements whose term stands so on a day. See `Agreement.term_state`."""
        return self.filter(term_state_q(state, day, within))

    def for_public(self):
        """Published agreements with all that hangs on them, published rows only."""
        agreements = Agreement.objects.published()
        links = AgreementLink.objects.order_by("kind", "pk")
        evidence = apps.get_model("agreements", "Evidence")
        return (
            self.published()
            .select_related("place_of_signing__parent__parent")
            .prefetch_related(
                "areas",
                Prefetch(
                    "parties", AgreementParty.objects.with_names().select_related("unit__region")
                ),
                Prefetch(
                    "links_from",
                    links.filter(to_agreement__in=agreements).select_related("to_agreement"),
                ),
                Prefetch(
                    "links_to",
                    links.filter(from_agreement__in=agreements).select_related("from_agreement"),
                ),
                # What supports a link hangs on the agreement that it starts from.
                Prefetch("links_to__evidence", evidence.objects.select_related("source")),
                Prefetch("commitments", Commitment.objects.select_related("area")),
                Prefetch("commitments__deliveries", CommitmentDelivery.objects.for_public()),
                Prefetch("delegations", published("Delegation").oldest_first()),
                Prefetch("exchanges", published("Exchange").oldest_first()),
                Prefetch("programmes", published("Programme")),
                *public_support(),
            )
        )


def renewed_q():
    """That a published agreement renews or supersedes this one."""
    links = AgreementLink.objects.filter(
        to_agreement=OuterRef("pk"),
        kind__in=[LinkKind.RENEWS, LinkKind.SUPERSEDES],
        from_agreement__in=Agreement.objects.published(),
    )
    return Q(Exists(links))


def term_state_q(state, day, within):
    """The condition that an agreement is in a term state on a day.

    Every agreement is in exactly one state: the first of the list of cases that holds.
    """
    soon = day + day.resolution * within
    ended = Q(ended_to__lte=day) | Q(term_end_to__lt=day)
    cases = [
        (TermState.RENEWED, renewed_q()),
        (TermState.ENDED, ended),
        (TermState.NOT_STARTED, Q(term_start_from__gt=day)),
        (TermState.ENDING, Q(term_end_to__gte=day, term_end_to__lte=soon)),
        (TermState.RUNNING, Q(term_end_to__gt=soon)),
        (TermState.OPEN_ENDED, Q(end_kind=EndKind.OPEN_ENDED)),
        (TermState.NOT_STATED, Q()),
    ]
    condition = Q()
    for name, case in cases:
        if name == state:
            return condition & case
        condition &= ~case
    raise ValueError(f"{state!r} is not a term state")


class Agreement(Record):
    """A text by which bodies or places bind themselves to cooperate in health."""

    CODE_PREFIX = "A"

    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    level = models.CharField(
        _("level"), max_length=20, choices=AgreementLevel, default=AgreementLevel.NOT_STATED
    )
    status = models.CharField(
        _("declared status"),
        max_length=20,
        choices=AgreementStatus,
        default=AgreementStatus.UNKNOWN,
        help_text=_("What the source says; whether the term runs is computed from the dates."),
    )
    signed = UncertainDateField(_("signed"), blank=True)
    in_force = UncertainDateField(_("in force from"), blank=True)
    term_start = UncertainDateField(_("start of term"), blank=True)
    term_end = UncertainDateField(_("end of term"), blank=True)
    ended = UncertainDateField(_("actually ended"), blank=True)
    end_kind = models.CharField(
        _("how the term ends"), max_length=12, choices=EndKind, default=EndKind.NOT_STATED
    )
    place_of_signing = models.ForeignKey(
        Region,
        verbose_name=_("place of signing"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    title_as_printed = models.CharField(
        _("title as printed"), max_length=500, blank=True, help_text=_("In the source's words.")
    )
    other_titles = models.TextField(
        _("other titles"),
        blank=True,
        max_length=2_000,
        help_text=_("One on each line, as printed elsewhere."),
    )
    legal_basis_number = models.CharField(_("legal basis: number"), max_length=200, blank=True)
    legal_basis_date = UncertainDateField(_("legal basis: date"), blank=True)
    legal_basis_signer = models.CharField(_("legal basis: signed by"), max_length=200, blank=True)
    principles = models.TextField(
        _("principles"), blank=True, max_length=2_000, help_text=_("In our own words.")
    )
    principles_zh = models.TextField(_("principles in Chinese"), blank=True, max_length=2_000)
    principles_vi = models.TextField(_("principles in Vietnamese"), blank=True, max_length=2_000)
    areas = models.ManyToManyField(
        Area, verbose_name=_("areas of cooperation"), blank=True, related_name="agreements"
    )

    area_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        permissions = [("publish_agreement", _("Can publish and withdraw agreements"))]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="agreement_term_in_order",
                condition=Q(term_start_from=None)
                | Q(term_end_to=None)
                | Q(term_end_to__gte=F("term_start_from")),
                violation_error_message=_("The term ends before it starts."),
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(F("signed_to").desc(nulls_last=True), F("id").desc(), name="agr_newest"),
            models.Index(
                "kind",
                F("signed_to").desc(nulls_last=True),
                F("id").desc(),
                name="agr_kind_newest",
            ),
            models.Index(
                "status",
                F("signed_to").desc(nulls_last=True),
                F("id").desc(),
                name="agr_status_newest",
            ),
            GinIndex(fields=["area_ids"], name="agreement_areas"),
        ]

    def get_absolute_url(self):
        return reverse("agreement", args=[self.code])

    def clean(self):
        super().clean()
        if self.end_kind == EndKind.OPEN_ENDED and self.term_end:
            raise ValidationError(
                {"end_kind": _("An open-ended agreement has no end of term: clear one of the two.")}
            )

    @property
    def display_principles(self):
        """The principles in the reader's language, in English where nobody has written them."""
        return text_in(self, "principles")

    def term_state(self, day, within=ENDING_SOON_DAYS):
        """Where the agreement stands in its term on a day. Costs a query.

        Uncertain dates count with the latest day that they allow, so that no agreement is called
        ended before it certainly is.
        """
        same = Agreement.objects.filter(pk=self.pk)
        for state in TermState:
            if same.in_term_state(state, day, within).exists():
                return state
        return TermState.NOT_STATED


class AgreementParty(Participant):
    """A body or place that is party to an agreement, in a role; any number of them."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(
        _("role"), max_length=20, choices=AgreementRole, default=AgreementRole.SIGNATORY
    )
    unit = models.ForeignKey(
        "agreements.Institution",
        verbose_name=_("acting through"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The unit that acts for the party, where the source names one."),
    )
    signer_name = models.CharField(_("signed by"), max_length=200, blank=True)
    signer_title = models.CharField(_("signer's title as printed"), max_length=300, blank=True)
    signed = UncertainDateField(
        _("own signing date"), blank=True, help_text=_("Where the parties signed on several days.")
    )
    side = models.PositiveSmallIntegerField(
        _("side"),
        null=True,
        blank=True,
        help_text=_("1 or 2 in an agreement of two sides; empty where there are more."),
    )

    class Meta(Participant.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            *Participant.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "institution", "role"],
                name="agreementparty_institution_once",
                violation_error_message=_("This institution is a party in this role already."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "region", "role"],
                name="agreementparty_region_once",
                violation_error_message=_("This place is a party in this role already."),
            ),
        ]


class AgreementLink(models.Model):
    """That one agreement relates to another. All kinds but *signed with* run one way only."""

    from_agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), on_delete=models.CASCADE, related_name="links_from"
    )
    kind = models.CharField(_("relation"), max_length=20, choices=LinkKind)
    to_agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("other agreement"),
        on_delete=models.PROTECT,
        related_name="links_to",
    )

    class Meta:
        verbose_name = _("link to another agreement")
        verbose_name_plural = _("links to other agreements")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agreementlink_not_itself",
                condition=~Q(from_agreement=F("to_agreement")),
                violation_error_message=_("An agreement cannot be linked to itself."),
            ),
            models.UniqueConstraint(
                fields=["from_agreement", "kind", "to_agreement"],
                name="agreementlink_once",
                violation_error_message=_("This link is recorded already."),
            ),
            models.UniqueConstraint(
                Least("from_agreement", "to_agreement"),
                Greatest("from_agreement", "to_agreement"),
                condition=Q(kind=LinkKind.SIGNED_WITH),
                name="agreementlink_signed_with_once",
                violation_error_message=_(
                    "That the two were signed together is recorded already, from the other side."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.to_agreement}"

    def clean(self):
        super().clean()
        if self.kind == LinkKind.SIGNED_WITH or not (
            self.from_agreement_id and self.to_agreement_id
        ):
            return
        reached, frontier = set(), {self.to_agreement_id}
        links = AgreementLink.objects.filter(kind=self.kind).exclude(pk=self.pk)
        while frontier and self.from_agreement_id not in frontier:
            reached |= frontier
            following = links.filter(from_agreement__in=frontier)
            frontier = set(following.values_list("to_agreement", flat=True)) - reached
        if frontier:
            raise ValidationError(
                {
                    "to_agreement": _(
                        "These links would run in a circle: %(agreement)s already leads here."
                    )
                    % {"agreement": self.to_agreement}
                }
            )


class Commitment(models.Model):
    """One thing that an agreement promises, in our words, with the modality of the source's."""

    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        related_name="commitments",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.TextField(_("text"), max_length=2_000, help_text=_("In our own words."))
    text_zh = models.TextField(_("text in Chinese"), max_length=2_000, blank=True)
    text_vi = models.TextField(_("text in Vietnamese"), max_length=2_000, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("area of cooperation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=CommitmentKind, default=CommitmentKind.TASK
    )
    modality = models.CharField(
        _("modality"),
        max_length=12,
        choices=Modality,
        help_text=_("“Intends to” and “considering” are no agreement: choose what the text says."),
    )
    due = UncertainDateField(_("due"), blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    amount_to = models.DecimalField(
        _("amount, upper end"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    amount_unit = models.CharField(_("unit of the amount"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["position", "pk"]
        constraints = [
            range_in_order("amount", "amount_to", "commitment_amount_in_order"),
            models.CheckConstraint(
                name="commitment_amount_has_unit",
                condition=Q(amount=None) | ~Q(amount_unit=""),
                violation_error_message=_("An amount needs its unit."),
            ),
        ]

    def __str__(self):
        return self.display_text

    @property
    def text_lang(self):
        """The language of `display_text` where it is not the reader's."""
        return foreign_language(self, "text")

    @property
    def display_text(self):
        """The text in the reader's language, in English where nobody has written it yet."""
        return text_in(self, "text")


class CommitmentDeliveryQuerySet(models.QuerySet):
    """The words for deliveries."""

    def for_public(self):
        """Deliveries by published activities: a draft delivers nothing."""
        return self.filter(
            Q(delegation__in=published("Delegation")) | Q(exchange__in=published("Exchange"))
        ).select_related("delegation", "exchange")

    def with_public_commitment(self):
        """Deliveries of what a published agreement promises, for the page of the activity."""
        return self.filter(commitment__agreement__in=published("Agreement")).select_related(
            "commitment__agreement"
        )


class CommitmentDelivery(models.Model):
    """That a delegation or an exchange delivered a commitment, partly or fully."""

    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("commitment"),
        on_delete=models.CASCADE,
        related_name="deliveries",
    )
    delegation = models.ForeignKey(
        "agreements.Delegation",
        verbose_name=_("delegation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
    )
    exchange = models.ForeignKey(
        "agreements.Exchange",
        verbose_name=_("exchange"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
    )
    extent = models.CharField(_("extent"), max_length=10, choices=Extent, default=Extent.PARTLY)

    objects = CommitmentDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery of a commitment")
        verbose_name_plural = _("deliveries of commitments")
        ordering = ["pk"]
        constraints = [
            one_of(
                "delegation",
                "exchange",
                name="commitmentdelivery_one_activity",
                message=_("Choose either a delegation or an exchange."),
            ),
            models.UniqueConstraint(
                fields=["commitment", "delegation"],
                name="commitmentdelivery_delegation_once",
                violation_error_message=_("This delegation is listed already."),
            ),
            models.UniqueConstraint(
                fields=["commitment", "exchange"],
                name="commitmentdelivery_exchange_once",
                violation_error_message=_("This exchange is listed already."),
            ),
        ]

    def __str__(self):
        return str(self.activity)

    @property
    def activity(self):
        """The delegation or exchange that delivered."""
        return self.delegation or self.exchange

    @property
    def is_deed(self):
        """Whether the activity took place or is under way: a plan delivers nothing yet."""
        return self.activity.is_deed

    @property
    def is_full(self):
        """Whether the activity delivered all that was promised."""
        return self.is_deed and self.extent == Extent.FULLY

    @property
    def display_extent(self):
        """How much was delivered, in words; nothing where the activity is no deed (yet)."""
        return self.get_extent_display() if self.is_deed else ""


class AgreementArea(Agreement.areas.through):
    """That an agreement covers an area of cooperation."""

    class Meta:
        proxy = True


for model in (
    Agreement,
    AgreementParty,
    AgreementLink,
    Commitment,
    CommitmentDelivery,
    AgreementArea,
):
    tracked(model)
