"""The states of a record: the database holds what belongs to each, whoever writes."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db

RECORDS = [make_agreement, make_delegation, make_exchange, make_programme]


def now():
    return timezone.now()


@pytest.mark.parametrize("make", RECORDS)
@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "published"}, "public_states_have_code"),
        ({"state": "withdrawn"}, "public_states_have_code"),
        ({"state": "returned"}, "return_has_reason"),
        ({"state": "secret"}, "state_known"),
        ({"code": "X-0001"}, "code_and_publication_together"),
        ({"submitted_at": now}, "submitted_pair"),
        ({"reviewed_at": now}, "reviewed_pair"),
        ({"reviewed_by": make_user}, "reviewed_pair"),
    ],
)
def test_state_without_what_belongs_to_it_is_refused(make, changes, constraint):
    record = make(state="draft")
    values = {name: value() if callable(value) else value for name, value in changes.items()}

    name = f"{record._meta.model_name}_{constraint}"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(record).objects.filter(pk=record.pk).update(**values)

    record.refresh_from_db()
    assert record.state == "draft"


@pytest.mark.parametrize("make", RECORDS)
def test_only_a_withdrawn_record_is_merged_into_another(make):
    one, other, withdrawn = make(), make(), make(state="withdrawn")
    rows = type(one).objects

    with pytest.raises(IntegrityError, match="merged_is_withdrawn"), transaction.atomic():
        rows.filter(pk=one.pk).update(merged_into=other)
    rows.filter(pk=withdrawn.pk).update(merged_into=other)

    assert list(other.merged_from.all()) == [withdrawn]


@pytest.mark.parametrize("make", RECORDS)
def test_record_is_called_by_its_code_once_it_has_one(make):
    public, draft = make(title="A title"), make(title="A title", state="draft")

    assert (str(public), str(draft)) == (f"{public.code} A title", "A title")
    assert (public.is_public, draft.is_public) == (True, False)
