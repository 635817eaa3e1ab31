"""Queryset methods for exchanges."""

from django.apps import apps
from django.db.models import Prefetch, Q

from agreements.choices import ExchangeStatus
from agreements.models.record_queryset import (
    DirectedQuerySet,
    published,
    published_q,
    record_prefetches,
)


class ExchangeQuerySet(DirectedQuerySet):
    """Queryset methods for exchanges."""

    CONTACT = Q(status__in=[ExchangeStatus.COMPLETED, ExchangeStatus.UNDER_WAY])

    def contacts(self):
        """Exchanges carried out or under way; leaves out plans and what is merely reported."""
        return self.filter(self.CONTACT)

    def under_agreement(self, agreement):
        """Exchanges that take place under an agreement."""
        return self.filter(agreements=agreement)

    def under_no_agreement(self):
        """Exchanges under no agreement that the public may read."""
        return self.exclude(published_q("agreements"))

    def for_public(self):
        """Published exchanges with their rows and related records, published ones only."""
        parties = apps.get_model("agreements", "ExchangeParty")
        deliveries = apps.get_model("agreements", "CommitmentDelivery")
        return (
            self.published()
            .select_related("programme", "delegation")
            .prefetch_related(
                Prefetch("parties", parties.objects.with_names()),
                Prefetch("agreements", published("Agreement").with_term_state().newest_first()),
                Prefetch("deliveries", deliveries.objects.with_public_commitment()),
                *record_prefetches(),
            )
        )
