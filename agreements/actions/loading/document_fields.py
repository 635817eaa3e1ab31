"""The names that files of source documents may use, by model.

They are the names of the model: a field, a many-to-many relation, or the rows that belong to a
record by the name of their relation. So a new field needs no change here.
"""

from django.db.models import Model

from agreements.actions.loading.problems import FixtureError, JSONObject
from agreements.models import (
    Agreement,
    Area,
    Commitment,
    Contribution,
    Delegation,
    Evidence,
    Exchange,
    Figure,
    Institution,
    Person,
    Programme,
    RecordSpecialty,
    Region,
    Source,
    Specialty,
)
from agreements.models.evidence import OWNERS, ROWS
from agreements.registry import RECORD_KINDS

# The parts of a file, in the order in which they are written: each names only those before it,
# but for links and deliveries, which are written when every record stands.
PARTS: dict[str, type[Model]] = {
    "institutions": Institution,
    "agreements": Agreement,
    "programmes": Programme,
    "delegations": Delegation,
    "exchanges": Exchange,
}
# The rows that belong to another row, by the name of the relation.
NESTED: dict[type[Model], tuple[str, ...]] = {
    Institution: ("aliases",),
    **{kind.model: kind.rows for kind in RECORD_KINDS.values()},
    Commitment: ("deliveries", "contributions"),
}
# The field by which a file names something.
NAMES: dict[type[Model], str] = {
    Source: "slug",
    Institution: "slug",
    Region: "slug",
    Area: "slug",
    Specialty: "code",
    **{kind.model: "code" for kind in RECORD_KINDS.values()},
}
# The rows that belong to a record of any kind, which a file never names: they stand in it.
OF_ANY_KIND = (Contribution, Figure, Person, RecordSpecialty)
EVIDENCE_KEYS = {
    *("fields", "paragraph", "span_start", "span_end", "words", "basis"),
    *("note", "note_zh", "note_vi"),
}
# Where evidence is kept for a row of a kind: Evidence.agreement_party for an AgreementParty.
EVIDENCE_FOR = {Evidence._meta.get_field(name).related_model: name for name in (*OWNERS, *ROWS)}
# The order of rows is that of the list; and the text of a document belongs to its publisher, so a
# fixture proves it by its hash, no more.
EXCLUDED_FIELDS = {"id", "position"}
EXCLUDED_SOURCE_FIELDS = {"text", "file", "is_text_public"}


def columns(model: type[Model]) -> set[str]:
    """The fields of a model that a file may give."""
    names = {
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.generated
    }
    return names - EXCLUDED_FIELDS - (EXCLUDED_SOURCE_FIELDS if model is Source else set())


def supportable_fields(model: type[Model]) -> set[str]:
    """The names that evidence can support: columns, many-to-many fields, rows without evidence."""
    many = {field.name for field in model._meta.many_to_many}
    return columns(model) | many | ({"aliases", "deliveries"} & set(NESTED.get(model, ())))


def check_keys(model: type[Model], data: JSONObject, location: str, owner: str = "") -> None:
    """Raise FixtureError for a name in a file that the model does not have."""
    known = columns(model) | {field.name for field in model._meta.many_to_many}
    known |= {*NESTED.get(model, ()), *filter(None, [NAMES.get(model)])}
    if model in EVIDENCE_FOR:
        known.add("evidence")
    known -= {owner}
    if model in OF_ANY_KIND:
        known -= {*RECORD_KINDS, "commitment"}
    for name in data:
        if name not in known:
            raise FixtureError(location, name, f"there is no such field of {_article(model)}")


def _article(model: type[Model]) -> str:
    name = str(model._meta.verbose_name)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
