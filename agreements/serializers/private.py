"""Fields that are not public, by model, with the reason.

Together with the serializers this names every field of every model: a test fails for one that is
in neither, or in both.
"""

from agreements.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    Area,
    Commitment,
    CommitmentDelivery,
    Contribution,
    Delegation,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    Evidence,
    Exchange,
    ExchangeParty,
    Figure,
    Institution,
    InstitutionAlias,
    Person,
    Programme,
    ProgrammeParty,
    Proposal,
    RecordSpecialty,
    Region,
    RegionAlias,
    RegionMember,
    Source,
    Specialty,
)
from agreements.models.base import DERIVED
from agreements.models.evidence import ROWS
from agreements.registry import RECORD_KINDS

NUMBER = "a number of the database; outside stands the code or the address name"
PLACE_IN_TREE = "the row stands in what it belongs to"
ORDER = "rows stand in their order"
NOTES = "notes among the staff"
REVIEW = "who did what and when inside the commission"
SEARCH = "computed for the search from fields that are public"
ORDER_OF_LISTS = "the first name or title that there is, for the order of lists"
PROPOSED = "staff propose and decide; public is only what comes of it"
COMPUTED = "derived from rows that are public themselves"

KEY = {"id": NUMBER}
RECORD = {
    **KEY,
    "state": "only published records have a public form",
    "submitted_by": REVIEW,
    "submitted_at": REVIEW,
    "reviewed_by": REVIEW,
    "reviewed_at": REVIEW,
    "published_by": REVIEW,
    "created_at": REVIEW,
    "review_note": NOTES,
    "internal_notes": NOTES,
    "version": "guards against two editors at once",
    "merged_into": "a merged record has no public form: its address leads to the other one",
    "search": SEARCH,
    "sort_title": ORDER_OF_LISTS,
}
NAMED = {**KEY, "search": SEARCH, "sort_name": ORDER_OF_LISTS}


def derived(model):
    """The columns of a model that triggers fill."""
    return {field.name: COMPUTED for field in model._meta.concrete_fields if field.name in DERIVED}


def row(owner, *, is_ordered=True):
    """The private fields of a row of a record: the keys that tie it to the record."""
    return {**KEY, owner: PLACE_IN_TREE, **({"position": ORDER} if is_ordered else {})}


ROW_OF_ANY_RECORD = {**row("agreement"), **dict.fromkeys(RECORD_KINDS, PLACE_IN_TREE)}

PRIVATE = {
    Region: {**NAMED, **derived(Region)},
    RegionAlias: row("region", is_ordered=False),
    RegionMember: {
        **KEY,
        "grouping": "a place lists its groupings",
        "member": "a grouping lists its members",
    },
    Institution: {**NAMED, **derived(Institution), "internal_notes": NOTES},
    InstitutionAlias: row("institution", is_ordered=False),
    Source: {
        **KEY,
        "internal_notes": NOTES,
        "text_sketch": "numbers by which nearly the same text is found",
        "search": SEARCH,
        "sort_title": ORDER_OF_LISTS,
    },
    Specialty: NAMED,
    Area: NAMED,
    Agreement: {**RECORD, **derived(Agreement)},
    AgreementParty: row("agreement"),
    AgreementLink: KEY,
    Commitment: row("agreement"),
    CommitmentDelivery: row("commitment", is_ordered=False),
    Delegation: {**RECORD, **derived(Delegation)},
    DelegationParty: row("delegation"),
    DelegationGroup: row("delegation"),
    DelegationStop: row("delegation"),
    Exchange: {**RECORD, **derived(Exchange)},
    ExchangeParty: row("exchange"),
    Programme: {**RECORD, **derived(Programme)},
    ProgrammeParty: row("programme"),
    Person: ROW_OF_ANY_RECORD,
    RecordSpecialty: ROW_OF_ANY_RECORD,
    Contribution: ROW_OF_ANY_RECORD,
    Figure: ROW_OF_ANY_RECORD,
    Proposal: {field.name: PROPOSED for field in Proposal._meta.concrete_fields},
    Evidence: {
        **KEY,
        "is_quotation_public": "a quotation that may not be shown is empty outside",
        **dict.fromkeys(ROWS, PLACE_IN_TREE),
    },
}
