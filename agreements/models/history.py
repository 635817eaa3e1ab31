"""Changes of a public record since its first publication: which fields, never how.

Read from the event tables that triggers fill. Only names of public fields come out: no values, no
users, nothing that happened while the record was not public and was undone before it was again.
"""

from collections import defaultdict
from itertools import groupby

from django.db import connection, models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.text import capfirst
from pghistory.models import Event

from agreements.choices import State
from agreements.models.agreement import Agreement, AgreementArea, AgreementLink, AgreementParty
from agreements.models.commitment import Commitment, CommitmentDelivery
from agreements.models.contribution import Contribution
from agreements.models.delegation import (
    Delegation,
    DelegationAgreement,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    DelegationTopic,
)
from agreements.models.evidence import Evidence
from agreements.models.exchange import Exchange, ExchangeAgreement, ExchangeParty
from agreements.models.figure import Figure
from agreements.models.person import Person
from agreements.models.programme import (
    Programme,
    ProgrammeAgreement,
    ProgrammeArea,
    ProgrammeParty,
)
from agreements.models.record import Record
from agreements.models.record_queryset import published_q
from agreements.models.record_specialty import RecordSpecialty

# The rows of each record, with the path from their events to it.
ROWS = {
    Agreement: {
        AgreementParty: "agreement",
        AgreementLink: "from_agreement",
        Commitment: "agreement",
        CommitmentDelivery: "commitment__agreement",
        AgreementArea: "agreement",
    },
    Delegation: {
        DelegationParty: "delegation",
        DelegationGroup: "delegation",
        DelegationStop: "delegation",
        DelegationTopic: "delegation",
        DelegationAgreement: "delegation",
    },
    Exchange: {
        ExchangeParty: "exchange",
        ExchangeAgreement: "exchange",
    },
    Programme: {
        ProgrammeParty: "programme",
        ProgrammeAgreement: "programme",
        ProgrammeArea: "programme",
    },
}
EVERY_RECORD = (Person, RecordSpecialty, Contribution, Figure, Evidence)

# Rows that join a record with many others are called after the field that lists them.
JOINS = {
    AgreementArea: "areas",
    DelegationTopic: "topics",
    DelegationAgreement: "agreements",
    ExchangeAgreement: "agreements",
    ProgrammeAgreement: "agreements",
    ProgrammeArea: "areas",
}


def changes_since_publication(record, public):
    """The days on which public fields of a published record changed, the newest first; see
    `changes_of`. Costs one query.
    """
    return changes_of([record], public)[record]


def changes_of(records, public):
    """The days on which public fields of some published records, of whatever kinds, changed since
    their first publication, the newest first: {record: [{"day": date, "fields": [labels]}]}.

    ``public`` lists the public fields by model. A row of a record counts under its own name,
    "Party". What changed while a record was withdrawn counts on the day on which it became public
    again. Costs one query.
    """
    found = {(record._meta.model_name, record.pk): [] for record in records}
    for owner, events in groupby(_events(records, public), key=lambda event: event[:2]):
        found[owner] = _changes(owner[0], (event[2:] for event in events))
    labels = {type(record): _labels(type(record)) for record in records}
    return {
        record: [
            {"day": day, "fields": sorted({labels[type(record)](*name) for name in names})}
            for day, names in found[record._meta.model_name, record.pk]
        ]
        for record in records
    }


def _changes(owner, events):
    """The days of changes of one record, each with what changed: [(day, {(kind, field)})]."""
    current, shown, is_public, days = {}, None, False, defaultdict(set)
    for moment, simultaneous in groupby(events, key=lambda event: event[0]):
        for _moment, _number, kind, pk, label, values in simultaneous:
            if kind == owner:
                is_public = values.pop("state") == State.PUBLISHED
            current[kind, pk] = {} if label == "delete" else values
        if is_public:
            if shown is not None:
                days[timezone.localdate(moment)] |= _differences(shown, current)
            shown = dict(current)
    return [(day, days[day]) for day in sorted(days, reverse=True) if days[day]]


def _differences(before, after):
    """The fields that differ between two states of a record and its rows: {(kind, field)}."""
    found = set()
    for key in before.keys() | after.keys():
        old, new = before.get(key, {}), after.get(key, {})
        found |= {(key[0], name) for name in {**old, **new} if old.get(name) != new.get(name)}
    return found


def _labels(owner):
    """The function that names a changed field: by itself, or by the row in which it stands."""
    rows = {
        model._meta.model_name: owner._meta.get_field(JOINS[model]).verbose_name
        if model in JOINS
        else model._meta.verbose_name
        for model in paths_of(owner)
    }
    return lambda kind, name: capfirst(rows.get(kind) or owner._meta.get_field(name).verbose_name)


def paths_of(owner):
    """The models of the rows of a record, each with the path from it to the record."""
    return ROWS[owner] | dict.fromkeys(EVERY_RECORD, owner._meta.model_name)


def _events(records, public):
    """All events of some records and their rows, record by record and in time:
    (kind and id of the record, moment, number, kind, id, label, values).
    """
    parts = []
    for owner in {type(record) for record in records}:
        ids = [record.pk for record in records if type(record) is owner]
        parts += _parts(owner, ids, public)
    if not parts:
        return []
    first, *others = parts
    return first.union(*others, all=True).order_by(
        "record_kind", "record_id", "pgh_created_at", "pgh_id"
    )


def _parts(owner, ids, public):
    """The events of some records of one kind, and of each kind of their rows."""
    own = {name: _own_value(owner._meta.get_field(name)) for name in _columns(owner, public[owner])}
    yield _part(owner, owner, "id", Q(id__in=ids), {**own, "state": F("state")})
    for model, path in paths_of(owner).items():
        names = _columns(model, public.get(model) or {f.name for f in model._meta.concrete_fields})
        condition = Q(**{f"{path}__in": ids}) & _names_only_public(model, names - {path})
        values = {name: F(name) for name in names}
        if model is Evidence:
            values["quotation"] = Case(When(is_quotation_public=True, then=F("quotation")))
        yield _part(owner, model, path, condition, values)


def _columns(model, names):
    """Those of some names that are columns which the history keeps."""
    kept = {field.name for field in model.pgh_event_model._meta.concrete_fields}
    return {name for name in names if name in kept}


def _part(owner, model, path, condition, values):
    """The events of one model that fulfil a condition; ``path`` leads to the record they are of."""
    names = {
        name: Value(one._meta.model_name, output_field=models.CharField())
        for name, one in (("record_kind", owner), ("row_kind", model))
    }
    return (
        model.pgh_event_model.objects.filter(condition)
        .order_by()
        .annotate(record_id=F(path), row_values=JSONObject(**values), **names)
        .values_list(
            "record_kind",
            "record_id",
            "pgh_created_at",
            "pgh_id",
            "row_kind",
            "id",
            "pgh_label",
            "row_values",
        )
    )


def _own_value(field):
    """The value of a field of the record; of another record only where the public may read it."""
    if not _is_record(field):
        return F(field.name)
    return Case(When(published_q(field.name), then=F(field.attname)))


def _names_only_public(model, names):
    """The condition that a row names no other record than such as the public may read."""
    condition = Q()
    for name in names:
        field = model._meta.get_field(name)
        if _is_record(field):
            condition &= Q(**{f"{name}__isnull": True}) | published_q(name)
    if model is Evidence:
        condition &= Q(agreement_link=None) | published_q("agreement_link__to_agreement")
    return condition


def _is_record(field):
    return field.is_relation and issubclass(field.related_model, Record)


def data_version():
    """A text that is another one after any change of a tracked row: the last event of each table.

    Costs one query. Of two changes at the same moment the one with the lower number may be seen
    last and then goes unnoticed, so whoever keeps something by this text lets it expire as well.
    """
    last = ", ".join(
        f'(SELECT max(pgh_id) FROM "{event._meta.db_table}")'
        for event in sorted(Event.__subclasses__(), key=lambda event: event._meta.db_table)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT concat_ws('.', {last})")
        return cursor.fetchone()[0]
