"""How many failed attempts to sign in are let through, by client, network, account and device.

An attempt is counted before the password is looked at, and is taken back once it turned out right:
attempts at one moment cannot all pass before the first of them has failed. The rows are in the
database, and locked while they are counted, so that the limits hold for all workers together.

Nobody is kept out by what others do elsewhere:

- A client (an IPv4 address, or an IPv6 /64, which is one line) and a network (/24 or /48) fill
  buckets that stop this client and this network only.
- An account that fails from many networks is answered later and later. One network alone never
  causes that, and networks from which the account signed in lately do not wait.
- A known device, a browser in which the account signed in before (see `devices.py`), is counted by
  itself, so that it works even in a network that is stopped.

Names that no account has are counted like all others: what is stopped reveals nothing about them.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from cooperation.accounts.models import Bucket


@dataclass(frozen=True)
class Limit:
    """`burst` failures at once, and as many again in each `window`, evenly spread."""

    burst: int
    window: timedelta

    @property
    def interval(self):
        """The time in which one failure drains."""
        return self.window / self.burst


QUARTER = timedelta(minutes=15)
LIMITS = {
    "account_client": Limit(5, QUARTER),
    "account_network": Limit(10, timedelta(hours=1)),
    "client": Limit(20, QUARTER),
    "network": Limit(100, QUARTER),
    "device": Limit(10, QUARTER),
    # Of a million codes three are right at any time, and whoever tries them has the password.
    "code": Limit(10, 10 * QUARTER),
}
# An account may fail from this many networks before it is answered later: 1, 2, 4 … seconds.
FREE_NETWORKS = 5
LONGEST_DELAY = QUARTER
MOST_ROWS = 100_000
SWEPT_AT_ONCE = 1_000
NO_WAIT = timedelta(0)


@dataclass(frozen=True)
class Attempt:
    """One attempt to sign in: to which account, and from where.

    `name` is the hash of the account's name; `client` and `network` are empty where the address is
    not known, and `device` where the browser is not. `is_code` distinguishes the second factor
    from the password.
    """

    name: str
    client: str
    network: str
    device: str = ""
    is_known_network: bool = False
    is_code: bool = False

    @property
    def ways(self):
        """The buckets (kind, name, client) that the attempt fills: one set for each way in which it
        may be let through. A known device that failed too often is one like any other.
        """
        stranger = [
            ("account_client", self.name, self.client),
            ("account_network", self.name, self.network),
        ]
        if self.client:
            stranger += [("client", "", self.client), ("network", "", self.network)]
        if not (self.is_known_network or self.is_code):
            stranger.append(("account", self.name, ""))
        known = [("device", self.name, self.device)]
        if self.is_code:
            stranger.append(("code", self.name, ""))
            known.append(("code", self.name, self.device))
        return [known, stranger] if self.device else [stranger]


@dataclass(frozen=True)
class Reservation:
    """The answer to an attempt: how long it has to wait, or which buckets it has filled."""

    wait: timedelta
    keys: tuple = ()


def reserve(attempt, now):
    """Count an attempt as a failure, unless it has to wait. Returns a Reservation."""
    for keys in attempt.ways:
        wait = _fill(keys, now)
        if not wait:
            break
    sweep(now)
    return Reservation(wait) if wait else Reservation(NO_WAIT, tuple(keys))


def waiting_time(attempt, now):
    """How long another attempt like this would have to wait."""
    return min(
        max((_wait(row, now) for row in _rows(keys)), default=NO_WAIT) for keys in attempt.ways
    )


def refund(reservation):
    """Take an attempt back that was no failure."""
    for kind, name, client in reservation.keys:
        if kind in LIMITS:
            Bucket.objects.filter(kind=kind, name=name, client=client).update(
                drained_at=F("drained_at") - LIMITS[kind].interval
            )


def forgive(reservation):
    """Take back an attempt that signed in, and earlier failures of the account in this place.

    Not those of the client and its network: an attacker may have an account of his own.
    """
    refund(reservation)
    _rows([key for key in reservation.keys if key[1]]).delete()


def sweep(now):
    """Delete rows that mean nothing any more; beyond `MOST_ROWS` also those that soon will."""
    surplus = Bucket.objects.count() - MOST_ROWS
    with transaction.atomic():
        # What others are counting just now is left to a later sweep.
        rows = Bucket.objects.order_by("drained_at").select_for_update(skip_locked=True)
        rows = rows[:surplus] if surplus > 0 else rows.filter(drained_at__lte=now)[:SWEPT_AT_ONCE]
        Bucket.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _fill(keys, now):
    """Fill each bucket by one, or none if one of them is full. Returns the time to wait."""
    with transaction.atomic():
        rows = _locked(keys, now)
        wait = max(_wait(row, now) for row in rows)
        if wait:
            transaction.set_rollback(True)
            return wait
        for row in rows:
            row.drained_at = _filled(row, keys, now)
        Bucket.objects.bulk_update(rows, ["drained_at"])
    return NO_WAIT


def _locked(keys, now):
    """The rows of the keys, made where there are none, and locked in one order by everybody."""
    rows = [
        Bucket(kind=kind, name=name, client=client, drained_at=now)
        for kind, name, client in sorted(keys)
    ]
    made = Bucket.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["name", "client", "kind"],
        update_fields=["kind"],  # No change, but a lock.
    )
    return list(Bucket.objects.filter(pk__in=[row.pk for row in made]))


def _rows(keys):
    """The rows of some keys, as a queryset."""
    rows = Bucket.objects.none()
    for kind, name, client in keys:
        rows = rows | Bucket.objects.filter(kind=kind, name=name, client=client)
    return rows


def _wait(row, now):
    """How long a bucket has to drain before it takes one more."""
    limit = LIMITS.get(row.kind)
    capacity = limit.interval * (limit.burst - 1) if limit else NO_WAIT
    return max(row.drained_at - now - capacity, NO_WAIT)


def _filled(row, keys, now):
    """When a bucket will have drained after one more failure."""
    if row.kind in LIMITS:
        return max(row.drained_at, now) + LIMITS[row.kind].interval
    here = next(client for kind, _name, client in keys if kind == "account_network")
    others = Bucket.objects.filter(kind="account_network", name=row.name, drained_at__gt=now)
    return now + _delay(others.exclude(client=here).count() + 1)


def _delay(networks):
    """How long an account has to wait after it failed from so many networks of late."""
    doublings = networks - FREE_NETWORKS - 1
    if doublings < 0:
        return NO_WAIT
    return min(timedelta(seconds=2 ** min(doublings, 20)), LONGEST_DELAY)
