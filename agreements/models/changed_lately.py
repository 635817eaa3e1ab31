"""Records of which something was changed after their publication, the last changes first."""

from collections import defaultdict

from django.db.models import CharField, F, Max, Value

from agreements.choices import State
from agreements.models.history import paths_of

LAST_EVENTS = 500  # More changes nobody reads on one page.


def changed_lately(models):
    """The records of some models of which, or of a row of which, something was changed after their
    publication: {model: {id: moment of the last change}}.

    Looks through the last `LAST_EVENTS` events of each table, and costs one query. What changed may
    be nothing that the public reads: `agreements.models.history.changes_of` tells.
    """
    parts = [
        part
        for model in models
        for part in (
            _last_events(model, model, "pgh_obj"),
            *(_last_events(model, row, path) for row, path in paths_of(model).items()),
        )
    ]
    first, *others = parts
    by_name = {model._meta.model_name: model for model in models}
    found = defaultdict(dict)
    for name, pk, moment in first.union(*others, all=True):
        moments = found[by_name[name]]
        moments[pk] = max(moment, moments.get(pk, moment))
    return found


def _last_events(owner, model, path):
    """The last event of each record of a kind among those of one model, later than publication."""
    events = model.pgh_event_model.objects
    last = events.order_by("-pgh_id").values("pgh_id")[:LAST_EVENTS]
    return (
        events.filter(
            pgh_id__in=last,
            pgh_created_at__gt=F(f"{path}__published_at"),
            **{f"{path}__state": State.PUBLISHED},
        )
        .order_by()
        .annotate(
            record_kind=Value(owner._meta.model_name, output_field=CharField()),
            record_id=F(f"{path}__pk"),
        )
        .values("record_kind", "record_id")
        .annotate(moment=Max("pgh_created_at"))
        .values_list("record_kind", "record_id", "moment")
    )
