"""Queryset methods for agreements."""

from django.apps import apps
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from agreements.choices import UNSIGNED, AgreementStatus
from agreements.models.record_queryset import (
    RecordQuerySet,
    published,
    published_q,
    record_prefetches,
)
from agreements.models.term import ENDING_SOON_DAYS, renewed_q, term_state_case, term_state_q
from agreements.text import fold


class AgreementQuerySet(RecordQuerySet):
    """Queryset methods for agreements."""

    def newest_first(self):
        """By the latest day of signing that the source allows; without a stated year last."""
        return self.order_by(F("latest_day").desc(nulls_last=True), "-pk")

    def soonest_ending(self):
        """By the latest day on which the term may end."""
        return self.order_by(F("term_end_to").asc(nulls_last=True), "pk")

    def latest_ended(self):
        """By the latest day on which the term may have ended, the last of them first."""
        return self.order_by(Coalesce("ended_to", "term_end_to").desc(nulls_last=True), "-pk")

    def contacts(self):
        """Agreements that were concluded; leaves out those that were only proposed, and those of
        which no source says that or when they were signed.
        """
        mentioned = {"status": AgreementStatus.UNKNOWN, "signed": ""}
        return self.exclude(status__in=UNSIGNED).exclude(**mentioned)

    def running_out_from(self, day):
        """Agreements whose term ends on a day or later, that have not ended before and that no
        other one renews or supersedes.
        """
        over = Q(ended_to__lte=day)
        return self.filter(~over & ~renewed_q(), term_end_to__gte=day)

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

    def for_public(self):
        """Published agreements with their rows and related records, published ones only."""
        agreements = published("Agreement").with_term_state()
        parties = apps.get_model("agreements", "AgreementParty")
        links = apps.get_model("agreements", "AgreementLink").objects.order_by("kind", "pk")
        evidence = apps.get_model("agreements", "Evidence")
        commitments = apps.get_model("agreements", "Commitment")
        deliveries = apps.get_model("agreements", "CommitmentDelivery")
        return (
            self.published()
            .with_term_state()
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
                Prefetch("commitments", commitments.objects.select_related("area")),
                Prefetch("commitments__deliveries", deliveries.objects.for_public()),
                Prefetch("delegations", published("Delegation").oldest_first()),
                Prefetch("exchanges", published("Exchange").oldest_first()),
                Prefetch("programmes", published("Programme").newest_first()),
                *record_prefetches(),
            )
        )
