"""The kinds of records, each described once.

Whatever is done for every kind of record reads this registry, from the groups of the staff to the
sitemap, so that a new kind is added here once, beside the files that bear its name.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agreements.choices import DelegationRole, ExchangeRole


@dataclass(
    frozen=True, eq=False
)  # By values, its hash would change with the language of its label.
class RecordKind:
    """A kind of record.

    ``name`` is the name of its model in lower case, and as such that of its files, templates,
    page, foreign keys and tables; ``list_name`` that of its list, of relations to it and of its
    part of a file of fixtures; ``label`` heads it on pages. ``code_prefix`` begins its codes.
    ``date_field`` is the uncertain date that dates it. ``sender_role`` and ``host_role`` are the
    roles of the parties between which it runs, empty where it has no direction.

    ``rows`` are the relations to the rows that belong to a record, ``named_records`` those by
    which it names other records, which have to be published before it.
    """

    name: str
    list_name: str
    label: Promise
    code_prefix: str
    date_field: str
    rows: tuple[str, ...]
    named_records: tuple[str, ...]
    sender_role: str = ""
    host_role: str = ""

    @property
    def model(self) -> type[Model]:
        """The model. Known once Django has loaded all of them."""
        return apps.get_model("agreements", self.name)

    @property
    def is_directed(self) -> bool:
        """Whether its records run from senders to hosts."""
        return bool(self.sender_role)


AGREEMENT = RecordKind(
    name="agreement",
    list_name="agreements",
    label=_("Agreements"),
    code_prefix="A",
    date_field="signed",
    rows=(
        "parties",
        "people",
        "specialties",
        "links_from",
        "commitments",
        "contributions",
        "figures",
    ),
    # Deliveries are left out: an undelivered commitment is public before the activity that will
    # deliver it.
    named_records=("links_from__to_agreement",),
)
DELEGATION = RecordKind(
    name="delegation",
    list_name="delegations",
    label=_("Delegations"),
    code_prefix="D",
    date_field="dates",
    rows=("parties", "members", "specialties", "groups", "stops", "contributions", "figures"),
    named_records=("agreements", "programme"),
    sender_role=DelegationRole.SENDER,
    host_role=DelegationRole.HOST,
)
EXCHANGE = RecordKind(
    name="exchange",
    list_name="exchanges",
    label=_("Exchanges"),
    code_prefix="E",
    date_field="dates",
    rows=("parties", "people", "specialties", "contributions", "figures"),
    named_records=("agreements", "programme", "delegation"),
    sender_role=ExchangeRole.SENDS,
    host_role=ExchangeRole.HOSTS,
)
PROGRAMME = RecordKind(
    name="programme",
    list_name="programmes",
    label=_("Programmes"),
    code_prefix="P",
    date_field="period",
    rows=("parties", "people", "specialties", "contributions", "figures"),
    named_records=("agreements", "parent"),
)

# In the order in which pages and the staff area name them.
RECORD_KINDS = {kind.name: kind for kind in (AGREEMENT, DELEGATION, EXCHANGE, PROGRAMME)}
# The kinds of which one record is one event between regions, with a date of its own.
EVENT_KINDS = (AGREEMENT, DELEGATION, EXCHANGE)


def kind_of(record: Model) -> RecordKind:
    """The kind of a record. Raises KeyError for what is no record."""
    return RECORD_KINDS[record._meta.model_name or ""]
