"""Which public fields of which records changed after their publication, for the front pages."""

from agreements.models.changed_lately import changed_lately
from agreements.models.history import changes_of
from agreements.serializers.public import public_fields

LOOKED_THROUGH = 20  # Of each kind, the records that changed last.


def last_changes(querysets):
    """The records of some querysets of which public fields changed after their publication, each
    with its last change: {record: {"day": date, "fields": [labels]}}.

    ``querysets`` hold public records, one for each kind. Costs two queries and one for each kind
    of which anything changed.
    """
    moments = changed_lately([records.model for records in querysets])
    records = []
    for queryset in querysets:
        if of_kind := moments.get(queryset.model):
            found = sorted(
                queryset.with_ids(of_kind), key=lambda one: of_kind[one.pk], reverse=True
            )
            records += found[:LOOKED_THROUGH]
    if not records:
        return {}
    changes = changes_of(records, public_fields())
    return {record: changes[record][0] for record in records if changes[record]}
