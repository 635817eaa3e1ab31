"""The partners of one region, as a table that can be sorted."""

from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from agreements.choices import RegionKind
from agreements.models import Partnership
from agreements.models.partnership import endings
from agreements.presenters.named_rows import list_url
from agreements.presenters.partnerships.partner_rows import partner_rows

ITSELF = "itself"  # ?only=itself leaves out what only something below the region takes part in.
SHOWN = 25  # On the page of the region; the list of partnerships has all.


@dataclass(frozen=True)
class PartnerOrder:
    """An order of partners: by one of their numbers or dates; those without it come last."""

    name: str
    label: str
    key: str
    descending: bool = True

    def value(self, partnership, ending):
        """Where a partner stands in this order."""
        if self.key == "name":
            return partnership.second.display_name
        return ending if self.key == "ending" else getattr(partnership, self.key)

    def sorted(self, partnerships, ends):
        """The partners in this order."""
        by_name = sorted(partnerships, key=lambda one: (one.second.display_name, one.second_id))
        pairs = [(self.value(one, ends.get(one.second_id)), one) for one in by_name]
        filled = [(value, one) for value, one in pairs if value is not None]
        filled.sort(key=lambda found: found[0], reverse=self.descending)
        return [one for value, one in filled] + [one for value, one in pairs if value is None]


PARTNER_ORDERS = [
    PartnerOrder("last", _("Last contact"), "last_contact_day"),
    PartnerOrder("name", _("By name"), "name", descending=False),
    PartnerOrder("agreements", _("Most agreements"), "agreement_count"),
    PartnerOrder("delegations", _("Most delegations"), "delegation_count"),
    PartnerOrder("exchanges", _("Most exchanges"), "exchange_count"),
    PartnerOrder("ending", _("Next to expire"), "ending", descending=False),
]


def partner_table(region, day, sort, only_itself):
    """The partners of a region, with the ways to sort them and the switch to the region itself.

    Costs six queries, however many partners there are.
    """
    partners = Partnership.objects.of(region, only_itself=only_itself)
    order = next(one for one in PARTNER_ORDERS if one.name == sort)
    # The next ends of partners that are not shown matter to the order by them alone.
    candidates = partners if order.key == "ending" else order.sorted(partners, {})[:SHOWN]
    next_ends = endings(region, candidates, day, only_itself=only_itself)
    ends = {pk: date.fromisoformat(ending["day"]) for pk, ending in next_ends.items() if ending}
    narrowed = {"only": ITSELF} if only_itself else {}
    here = region.get_absolute_url()
    return {
        "rows": partner_rows(
            region,
            order.sorted(candidates, ends)[:SHOWN],
            next_ends,
            is_grouping=region.kind == RegionKind.GROUPING,
            only_itself=only_itself,
        ),
        "number": len(partners),
        "is_cut": len(partners) > SHOWN,
        "sortings": [
            {
                "label": one.label,
                "url": f"{here}?{urlencode({**narrowed, 'sort': one.name})}#partners",
                "is_current": one is order,
            }
            for one in PARTNER_ORDERS
        ],
        "all_url": list_url("partnerships", place=region.slug),
        "wide_url": here,
        "narrow_url": f"{here}?{urlencode({'only': ITSELF})}",
        "only_itself": only_itself,
    }
