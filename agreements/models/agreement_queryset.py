"""Queryset methods for agreements."""

from django.apps import apps
from django.db.models import Case, F, Prefetch, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from agreements.choices import UNSIGNED, AgreementStatus
from agreements.models.record_queryset import (
    RecordQuerySet,
    published,
    published_q,
    record_prefetches,
)
from agreements.models.term import (
    ENDING_SOON_DAYS,
    running_out_q,
    term_state_case,
    term_state_q,
)
from agreements.text import fold


class AgreementQuerySet(RecordQuerySet):
    """Queryset methods for agreements."""

    CONTACT = ~Q(status__in=UNSIGNED) & ~Q(status=AgreementStatus.UNKNOWN, signed="")

    def newest_first(self):
        """By the latest day of signing that the source allows; without a stated year last."""
        return self.order_by(F("latest_day").desc(nulls_last=True), "-pk")

    def soonest_ending(self):
        """By the latest day on which the term may end."""
        return self.order_by(F("effective_end_to").asc(nulls_last=True), "pk")

    def latest_ended(self):
        """By the latest day on which the term may have ended, the last of them first."""
        return self.order_by(Coalesce("ended_to", "effective_end_to").desc(nulls_last=True), "-pk")

    def contacts(self):
        """Agreements that were concluded; leaves out those that were only proposed, and those of
        which no source says that or when they were signed.
        """
        return self.filter(self.CONTACT)

    def running_out_from(self, day):
        """Agreements whose term ends on a day or later, that have not ended before and that no
        other one renews or supersedes.
        """
        return self.filter(running_out_q(day))

    def marking_what_runs_out(self, day):
        """Annotates whether `running_out_from` holds of each agreement, as ``runs_out``."""
        return self.annotate(runs_out=Case(When(running_out_q(day), then=True), default=False))

    def with_exact_name(self, text):
        """Those with exactly this title, in any language."""
        return self.filter(
            Q(title__iexact=text) | Q(title_zh__iexact=text) | Q(title_vi__iexact=text)
        )

    def with_folded_name(self, text):
        """Those with exactly this title, apart from diacritics and width."""
        text = fold(text)
        return self.filter(
            Q(title__folded=text) | Q(title_zh__folded=text) | Q(title_vi__folded=text)
        )

    def in_term_state(self, state, day, within=ENDING_SOON_DAYS):
        """Agreements whose term stands so on a day. See `with_term_state`."""
        return self.filter(term_state_q(state, day, within))

    def with_term_state(self, day=None, within=ENDING_SOON_DAYS):
        """Annotates where each agreement stands in its term on a day, or today, as `term`.

        Uncertain dates count with the latest day that they allow, so that no agreement is called
        ended before it certainly is.
        """
        return self.annotate(term=term_state_case(day or timezone.localdate(), within))

    def as_rows(self):
        """Rows of lists, with their term states of today. See `RecordQuerySet.as_rows`."""
        return super().as_rows().with_term_state()

    def with_commitments(self):
        """With their commitments, the published activities that delivered these, and the
        contributions that give their amounts.
        """
        commitments = apps.get_model("agreements", "Commitment")
        deliveries = apps.get_model("agreements", "CommitmentDelivery")
        return self.prefetch_related(
            Prefetch("commitments", commitments.objects.with_details()),
            Prefetch("commitments__deliveries", deliveries.objects.for_public()),
            "commitments__contributions",
        )

    def for_public(self):
        """Published agreements with their rows and related records, published ones only."""
        agreements = published("Agreement").with_term_state()
        parties = apps.get_model("agreements", "AgreementParty")
        links = apps.get_model("agreements", "AgreementLink").objects.order_by("kind", "pk")
        evidence = apps.get_model("agreements", "Evidence")
        return (
            self.published()
            .with_term_state()
            .with_commitments()
            .select_related("place_of_signing__parent__parent")
            .prefetch_related(
                "areas",
                Prefetch("parties", parties.objects.with_names().select_related("unit__region")),
                Prefetch(
                    "links_from",
                    links.filter(published_q("to_agreement")).prefetch_related(
                        Prefetch("to_agreement", agreements)
                    ),
                ),
                Prefetch(
                    "links_to",
                    links.filter(published_q("from_agreement")).prefetch_related(
                        Prefetch("from_agreement", agreements)
                    ),
                ),
                # The evidence of a link belongs to the agreement that it starts from.
                Prefetch("links_to__evidence", evidence.objects.for_public()),
                Prefetch("delegations", published("Delegation").oldest_first()),
                Prefetch("exchanges", published("Exchange").oldest_first()),
                Prefetch("programmes", published("Programme").newest_first()),
                *record_prefetches(),
            )
        )
