"""How many failed attempts to sign in are let through, and that nobody else is kept out by them."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from cooperation.accounts import limits
from cooperation.accounts.limits import Attempt, forgive, refund, reserve, waiting_time
from cooperation.accounts.models import Bucket
from cooperation.client_address import client_and_network
from tests.sessions import in_threads

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def attempt(name="lan", address="192.0.2.1", **known):
    client, network = client_and_network(address)
    return Attempt(name, client, network, **known)


def passed(attempts, now=NOW):
    """How many of these attempts were let through."""
    return sum(not reserve(one, now).wait for one in attempts)


def filled(kind, *, client, times):
    """A bucket that many failures have filled."""
    drained_at = NOW + limits.LIMITS[kind].interval * times
    return Bucket.objects.create(kind=kind, client=client, drained_at=drained_at)


@pytest.mark.parametrize(
    ("address", "client", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("", "", ""),
    ],
)
def test_client_and_network(address, client, network):
    assert client_and_network(address) == (client, network)


@pytest.mark.django_db
def test_account_from_one_client_fails_five_times_and_then_each_three_minutes():
    assert passed([attempt()] * 7) == 5
    assert reserve(attempt(), NOW).wait == 3 * MINUTE
    assert passed([attempt()] * 2, NOW + 3 * MINUTE) == 1
    assert passed([attempt()] * 7, NOW + timedelta(hours=1)) == 5


@pytest.mark.django_db
def test_attempt_that_has_to_wait_does_not_prolong_the_wait():
    passed([attempt()] * 5)

    waits = [reserve(attempt(), NOW).wait for _ in range(3)]

    assert waits == [3 * MINUTE] * 3


@pytest.mark.django_db
def test_many_addresses_of_one_network_do_not_get_round_the_limit():
    ipv4 = [attempt(address=f"192.0.2.{n}") for n in range(1, 21)]
    line = [attempt("anh", f"2001:db8:1:2::{n}") for n in range(1, 21)]
    site = [attempt("van", f"2001:db8:9:{n}::1") for n in range(1, 21)]

    assert [passed(ipv4), passed(line), passed(site)] == [10, 5, 10]


@pytest.mark.django_db
def test_many_names_from_one_client_or_network_do_not_get_round_the_limit():
    filled("network", client="192.0.2.0/24", times=75)

    assert passed(attempt(f"name{n}") for n in range(22)) == 20
    assert passed(attempt(f"other{n}", f"192.0.2.{n + 10}") for n in range(7)) == 5


@pytest.mark.django_db
def test_network_that_is_stopped_stops_no_other():
    filled("network", client="192.0.2.0/24", times=100)

    assert passed([attempt("lan", "192.0.2.250")]) == 0
    assert passed([attempt("lan", "198.51.100.1"), attempt("lan", "2001:db8::1")]) == 2


@pytest.mark.django_db
def test_account_that_many_networks_try_is_answered_later_and_later():
    others = (f"198.51.{n}.1" for n in count())
    # One failure of each network drains in six minutes: all are still there.
    waits, now = [], NOW
    for _number in range(11):
        assert passed([attempt(address=next(others))], now) == 1
        waits.append(waiting_time(attempt(address="203.0.113.1"), now) // SECOND)
        now += waits[-1] * SECOND

    assert waits == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32]


@pytest.mark.django_db
def test_delay_of_an_account_has_an_end():
    networks = [attempt(address=f"198.51.{n}.1") for n in range(200)]
    Bucket.objects.bulk_create(
        Bucket(kind="account_network", name="lan", client=one.network, drained_at=NOW + MINUTE)
        for one in networks
    )

    assert passed([attempt()] * 2) == 1
    assert waiting_time(attempt(address="203.0.113.1"), NOW) == 15 * MINUTE


@pytest.mark.django_db
def test_one_network_alone_never_delays_an_account():
    for hour in range(3):
        now = NOW + timedelta(hours=hour)
        passed([attempt(address=f"192.0.2.{n}") for n in range(12)], now)

    assert waiting_time(attempt(address="203.0.113.1"), now) == limits.NO_WAIT


@pytest.fixture
def attacked():
    """An account that so many networks try that strangers have to wait."""
    networks = [attempt(address=f"198.51.{n}.1") for n in range(20)]
    passed(networks)
    assert reserve(attempt(address="203.0.113.1"), NOW).wait > limits.NO_WAIT


@pytest.mark.django_db
def test_network_where_the_account_signed_in_lately_does_not_wait(attacked):
    known = attempt(address="203.0.113.1", is_known_network=True)

    assert passed([known] * 7) == 5


@pytest.mark.django_db
def test_known_device_is_counted_by_itself(attacked):
    filled("client", client="203.0.113.1/32", times=20)  # Stops the client as well.
    device = attempt(address="203.0.113.1", device="laptop")

    assert passed([device] * 12) == 10
    assert passed([attempt(address="203.0.113.1", device="telephone")]) == 1


@pytest.mark.django_db
def test_known_device_that_fails_too_often_is_one_like_any_other():
    device = attempt(device="laptop")

    assert passed([device] * 20) == 10 + 5
    assert waiting_time(device, NOW) == 90 * SECOND  # The sooner of the two.


@pytest.mark.django_db
def test_sign_in_forgives_the_account_but_not_the_client():
    filled("client", client="192.0.2.1/32", times=14)
    passed([attempt("lan")] * 4)

    forgive(reserve(attempt("lan"), NOW))

    assert passed([attempt("lan")] * 4) == 2  # Of the twenty of this client.


@pytest.mark.django_db
def test_attempt_that_was_refunded_does_not_count():
    for _ in range(6):
        refund(reserve(attempt(), NOW))

    assert passed([attempt()] * 7) == 5


@pytest.mark.django_db
def test_rows_that_mean_nothing_are_deleted():
    passed([attempt()])
    assert Bucket.objects.filter(name="lan").count() == 2

    passed([attempt("anh", "203.0.113.1")], NOW + timedelta(days=1))

    assert set(Bucket.objects.values_list("name", "client")) == {
        ("anh", "203.0.113.1/32"),
        ("anh", "203.0.113.0/24"),
        ("", "203.0.113.1/32"),
        ("", "203.0.113.0/24"),
    }


@pytest.mark.django_db
def test_rows_do_not_grow_beyond_a_number_and_the_fullest_stay(monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 20)
    passed([attempt()] * 5)

    for n in range(10):
        passed([attempt(f"name{n}", f"198.51.{n}.1")])

    assert Bucket.objects.count() == 20
    assert passed([attempt()]) == 0


CONCURRENT = {
    "one client on one account": ([attempt()] * 24, 5),
    "one client": ([attempt(f"name{n}", "203.0.113.1") for n in range(24)], 20),
    "one network": ([attempt("anh", f"198.18.0.{n}") for n in range(24)], 10),
    "many networks": ([attempt("van", f"198.51.{n}.1") for n in range(24)], 6),
    "known device": ([attempt("hoa", "198.19.0.1", device="laptop")] * 24, 10 + 5),
}


@pytest.mark.django_db(transaction=True)
def test_limits_hold_for_attempts_at_one_moment():
    passed_by_kind = {}

    for kind, (attempts, _expected) in CONCURRENT.items():
        reservations = in_threads([lambda one=one: reserve(one, NOW) for one in attempts])
        passed_by_kind[kind] = sum(not reservation.wait for reservation in reservations)

    assert passed_by_kind == {kind: expected for kind, (_all, expected) in CONCURRENT.items()}
