"""The way of a record from an editor's draft to the public and, where need be, back."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar, cast

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.choices import EDITABLE, State
from agreements.models import Institution, Region, Source
from agreements.models.record import Record
from agreements.registry import kind_of

AnyRecord = TypeVar("AnyRecord", bound=Record)

ALLOWED_STATES = {
    "submit": set(EDITABLE),
    "send_back": {State.SUBMITTED},
    "publish": {State.DRAFT, State.SUBMITTED, State.RETURNED, State.WITHDRAWN},
    "withdraw": {State.PUBLISHED},
}


@transaction.atomic
def submit(*, record: AnyRecord, by: User) -> AnyRecord:
    """Hand a draft to the reviewers. Raises ValidationError where it is no draft."""
    record = _locked(record, "submit")
    record.state = State.SUBMITTED
    record.submitted_by, record.submitted_at = by, timezone.now()
    return _saved(record, "submit")


@transaction.atomic
def send_back(*, record: AnyRecord, by: User, reason: str) -> AnyRecord:
    """Return a submitted record to its editor. Raises ValidationError without a reason."""
    record = _locked(record, "send_back")
    record.state = State.RETURNED
    record.review_note = _required(reason)
    record.reviewed_by, record.reviewed_at = by, timezone.now()
    return _saved(record, "send_back", reason=record.review_note)


def publish(*, record: AnyRecord, by: User, code: str | None = None) -> AnyRecord:
    """Make one record public and give it a code at its first publication. See `publish_together`.

    ``code`` is for the register's own first data, which was reviewed before and keeps its codes.
    """
    return publish_together(records=[record], by=by, codes=[code] if code else None)[0]


@transaction.atomic
def publish_together(
    *, records: Sequence[AnyRecord], by: User, codes: Sequence[str] | None = None
) -> list[AnyRecord]:
    """Make records public that may name each other, all of them or none.

    Raises ValidationError with one sentence for each thing that is missing, a colleague's review
    among them.
    """
    records = [_locked(record, "publish") for record in records]
    if problems := publication_problems(records, by=None if codes else by):
        raise ValidationError(problems)

    now, published = timezone.now(), []
    chosen_codes: Sequence[str | None] = codes or [None] * len(records)
    for record, code in zip(records, chosen_codes, strict=True):
        record.state = State.PUBLISHED
        record.review_note = ""
        record.reviewed_by, record.reviewed_at = by, now
        if record.code is None:
            record.code = code or _next_code(type(record))
            record.published_by, record.published_at = by, now
        record.full_clean()
        # Saved before the next free code is looked up.
        published.append(_saved(record, "publish"))
    return published


@transaction.atomic
def withdraw(*, record: AnyRecord, by: User, reason: str) -> AnyRecord:
    """Take a published record back. Its address answers that it was withdrawn, for ever."""
    record = _locked(record, "withdraw")
    record.state = State.WITHDRAWN
    record.review_note = _required(reason)
    record.reviewed_by, record.reviewed_at = by, timezone.now()
    return _saved(record, "withdraw", reason=record.review_note)


def publication_problems(records: Sequence[Record], by: User | None = None) -> list[str]:
    """The reasons why a person cannot publish records together, a sentence each.

    A superuser needs no colleague's review, so that a register that one person keeps works; nor
    does the register's own first data, for which no person is given.
    """
    reviewer = by if by and not by.is_superuser else None
    return [
        f"{record.display_title}: {line}"
        for record in records
        for line in (
            *missing_for_publication(record, together=records),
            *(missing_review(record, reviewer) if reviewer else []),
        )
    ]


def becoming_public(records: Collection[Record]) -> list[Region | Institution | Source]:
    """The regions, institutions and sources that the public reads as soon as some records are
    published, and does not read yet: what they name, and what holds that.
    """
    return [
        *Region.objects.hidden().named_in(records).with_parent(),
        *Institution.objects.hidden().named_in(records).with_region(),
        *Source.objects.hidden().named_in(records),
    ]


def missing_for_publication(record: Record, together: Collection[Record] = ()) -> list[str]:
    """The sentences on what a record lacks to be published; none where it is ready.

    Records that are to be published ``together`` with it may be named by it.
    """
    missing = []
    if not record.evidence.exists():
        missing.append(_("It has no evidence: name at least one source and paragraph."))
    stops = record.stops.exists() if hasattr(record, "stops") else False
    if not record.parties.exists() and not stops:
        missing.append(_("It has no party: name at least one institution or place."))
    public = {(type(other), other.pk) for other in together}
    missing += [
        _("It names “%(title)s”, which is not published.") % {"title": other.display_title}
        for other in _named_records(record)
        if not other.is_public and (type(other), other.pk) not in public
    ]
    return missing


def missing_review(record: Record, by: User) -> list[str]:
    """The sentence on what the review of a record lacks if a person publishes it, or none.

    Four eyes see what the public sees: a colleague publishes what was submitted, whoever wrote it.
    """
    if record.state in EDITABLE:
        return [_("It has not been submitted for review: submit it, and a colleague publishes it.")]
    if record.submitted_by_id == by.pk:
        return [_("You submitted it yourself: a colleague has to publish it.")]
    return []


def _named_records(record: Record) -> Iterator[Record]:
    for path in kind_of(record).named_records:
        name, _sep, inner = path.partition("__")
        value = getattr(record, name)
        others = value.all() if hasattr(value, "all") else [value] if value else []
        for other in others:
            yield getattr(other, inner) if inner else other


def _locked(record: AnyRecord, step: str) -> AnyRecord:
    """The record as the database has it now, held until the transaction ends."""
    locked = type(record)._default_manager.select_for_update().get(pk=record.pk)
    record = cast(AnyRecord, locked)  # A manager does not say of which of the kinds it is.
    if record.state not in ALLOWED_STATES[step]:
        raise ValidationError(
            _("“%(title)s” is in the state “%(state)s”; this step does not start there.")
            % {"title": record.display_title, "state": record.get_state_display()}
        )
    return record


def _required(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: the reason is kept with the record.")})
    return reason.strip()


def _saved(record: AnyRecord, step: str, **reason: str) -> AnyRecord:
    # The history keeps the name of the step and prints it in the language of whoever reads it.
    with pghistory.context(step=step, **reason):
        record.save()
    record.refresh_from_db()
    return record


def _next_code(model: type[Record]) -> str:
    """The code after the highest that was ever given.

    A record with a code is never deleted, so no code comes twice; the lock keeps two publications
    from taking the same one.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"code of {table}"])
        cursor.execute(f"SELECT coalesce(max(substr(code, 3)::int), 0) + 1 FROM {table}")
        (number,) = cursor.fetchone()
    return f"{model.CODE_PREFIX}-{number:04d}"
