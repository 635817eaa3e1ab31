"""Rows have one order: what is equal in all else stands in the order of its keys.

Otherwise the database may give two equal rows in either order, and a page would change from one
request to the next, or with a change of another row.
"""

import pytest
from django.db.models import Prefetch

from agreements.models import Agreement, Partnership, Programme
from agreements.presenters.partnerships.partners import PARTNER_ORDERS
from agreements.presenters.search.results import KINDS
from agreements.serializers.public import SERIALIZERS
from tests.factories import make_agreement, make_region
from tests.tables import MODELS

FETCHING = ("for_public", "with_details")
FETCHED = [
    pytest.param(getattr(model.objects, word)(), id=f"{model.__name__}.{word}")
    for model in SERIALIZERS
    for word in FETCHING
    if hasattr(model.objects, word)
]


def is_total(model, ordering):
    """Whether an ordering tells any two rows of a model apart."""
    if not ordering:
        return False
    last = ordering[-1]
    name = (last if isinstance(last, str) else last.expression.name).lstrip("-")
    return name == "pk" or model._meta.get_field(name).unique


def ordering_of(queryset):
    """What a queryset is ordered by."""
    return queryset.query.order_by or queryset.model._meta.ordering


def to_many(model, path):
    """The model at the end of a path, and whether its last step leads to several rows."""
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model
    return model, field.one_to_many or field.many_to_many


def unordered(queryset):
    """The paths by which a queryset fetches several rows in no certain order."""
    for lookup in queryset._prefetch_related_lookups:
        is_plain = isinstance(lookup, str)
        path = lookup if is_plain else lookup.prefetch_to
        model, has_several = to_many(queryset.model, path)
        rows = model.objects.all() if is_plain or lookup.queryset is None else lookup.queryset
        if has_several and not is_total(model, ordering_of(rows)):
            yield path
        yield from (f"{path}__{inner}" for inner in unordered(rows))


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m._meta.ordering], ids=lambda model: model.__name__
)
def test_model_is_ordered_by_something_unique_at_last(model):
    assert is_total(model, model._meta.ordering), model._meta.ordering


@pytest.mark.parametrize("queryset", FETCHED)
def test_what_is_fetched_along_has_one_order(queryset):
    assert list(unordered(queryset)) == []


def test_fetched_rows_without_an_order_are_found():
    programmes = Prefetch("programmes", Programme.objects.published())

    assert list(unordered(Agreement.objects.prefetch_related(programmes, "areas"))) == [
        "programmes"
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_equally_good_hits_have_one_order(kind):
    assert is_total(kind.rows.model, kind.then), kind.then


@pytest.mark.parametrize("order", PARTNER_ORDERS, ids=lambda order: order.name)
def test_partners_of_one_name_have_one_order(db, order):
    place = make_region()
    one, other = (make_region(name="Hekou") for _ in range(2))
    make_agreement(parties=[place, one, other])
    partners = Partnership.objects.of(place)
    ends = {one.pk: None, other.pk: None}

    sortings = [order.sorted(rows, ends) for rows in (partners, partners[::-1])]

    assert [[row.second_id for row in rows] for rows in sortings] == [[one.pk, other.pk]] * 2
