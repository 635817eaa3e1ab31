"""Keyset pages: no row is lost or shown twice, and no cursor but ours is read."""

import base64
import json

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Q

from agreements.models import Agreement
from agreements.pagination import Order, count_up_to, count_with, paginate
from tests.factories import make_agreement

pytestmark = pytest.mark.django_db

NEWEST = Order("newest", "Newest", "signed_to", descending=True)
TITLE = Order("title", "Title", "title")


@pytest.fixture
def agreements():
    """Seven agreements, with equal days and without any."""
    for signed in ("2009", "2010", "", "2009", "2011", "", "2009"):
        make_agreement(title="Same" if signed else "Other", signed=signed, state="draft")
    return Agreement.objects.all()


@pytest.mark.parametrize("order", [NEWEST, TITLE], ids=lambda order: order.name)
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_show_each_row_once_forwards_and_backwards(agreements, order, size):
    whole = list(order.apply(agreements))

    forwards, page = [], paginate(agreements, order, size=size)
    pages = [page]
    forwards += page.rows
    while page.after:
        page = paginate(agreements, order, after=page.after, size=size)
        pages.append(page)
        forwards += page.rows
    backwards = list(page.rows)
    while page.before:
        page = paginate(agreements, order, before=page.before, size=size)
        backwards = [*page.rows, *backwards]

    assert forwards == whole
    assert backwards == whole
    assert pages[0].before is None and pages[-1].after is None


def test_rows_that_come_between_two_requests_move_nothing(agreements):
    first = paginate(agreements, NEWEST, size=3)
    make_agreement(signed="2020", state="draft")

    second = paginate(agreements, NEWEST, after=first.after, size=3)

    assert not set(first.rows) & set(second.rows)
    assert [*first.rows, *second.rows] == list(NEWEST.apply(agreements))[1:7]


def cursor_of(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "登记",
        cursor_of([]),
        cursor_of(None),
        cursor_of(["title", "2009-01-01", 1]),  # Of another order.
        cursor_of(["newest", "2009-01-01", 0]),
        cursor_of(["newest", "2009-01-01", 2**63]),
        cursor_of(["newest", "2009-01-01", True]),
        cursor_of(["newest", 2009, 1]),
        cursor_of(["newest", "2009-99-99", 1]),
        cursor_of(["newest", "\0", 1]),
    ],
)
@pytest.mark.parametrize("way", ["after", "before"])
def test_cursor_that_is_not_ours_is_refused(agreements, cursor, way):
    with pytest.raises(ValidationError, match="damaged: start from its top"):
        paginate(agreements, NEWEST, **{way: cursor})


def test_page_of_nothing_has_no_neighbours():
    page = paginate(Agreement.objects.all(), NEWEST)

    assert (list(page.rows), page.before, page.after) == ([], None, None)


@pytest.mark.parametrize(("limit", "counted"), [(6, (6, True)), (7, (7, False)), (8, (7, False))])
def test_rows_are_counted_up_to_a_limit(agreements, limit, counted):
    assert count_up_to(agreements, limit) == counted


@pytest.mark.parametrize(
    ("limit", "counted", "queries"),
    [(7, (7, 2, False), 1), (6, (6, 2, True), 2), (1, (1, 1, True), 2)],
)
def test_rows_that_meet_a_condition_are_counted_among_all(
    agreements, limit, counted, queries, django_assert_num_queries
):
    condition = Q(pk__in=Agreement.objects.order_by("-pk").values("pk")[:2])

    with django_assert_num_queries(queries):
        assert count_with(agreements, condition, limit) == counted
