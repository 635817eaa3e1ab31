"""The bucket of a client: how it fills and drains, for all at one moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from cooperation.client_limits.counting import seconds_to_wait, sweep
from cooperation.client_limits.models import RequestBucket

ADDRESS, OTHER = "192.0.2.7", "192.0.2.8"


def drain(seconds):
    """Let time pass for all buckets."""
    for bucket in RequestBucket.objects.all():
        bucket.drained_at -= timedelta(seconds=seconds)
        bucket.save()


def test_bucket_drains_evenly(limits):
    made = [seconds_to_wait(ADDRESS, "chart", 2) == 0 for _try in range(3)]
    drain(31)  # Half of it.
    made += [seconds_to_wait(ADDRESS, "chart", 2) == 0 for _try in range(2)]
    drain(600)  # It does not save up.
    made += [seconds_to_wait(ADDRESS, "chart", 2) == 0 for _try in range(3)]

    assert made == [True, True, False, True, False, True, True, False]


def test_refused_requests_do_not_make_a_client_wait_longer(limits):
    for _try in range(20):
        wait = seconds_to_wait(ADDRESS, "chart", 2)

    assert 0 < wait <= 30


def test_drained_buckets_are_swept(db):
    now = timezone.now()
    for number, drained_at in enumerate((now - timedelta(seconds=1), now + timedelta(minutes=1))):
        RequestBucket.objects.create(client=f"client {number}", kind="chart", drained_at=drained_at)

    sweep()

    assert [row.client for row in RequestBucket.objects.all()] == ["client 1"]


def test_table_is_not_logged(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relpersistence FROM pg_class WHERE oid = %s::regclass",
            [RequestBucket._meta.db_table],
        )
        assert cursor.fetchone() == ("u",)


def test_requests_at_one_moment_do_not_all_pass(django_db_setup, django_db_blocker):
    client = "at one moment"

    def count(_number):
        try:
            return seconds_to_wait(client, "chart", 5) == 0
        finally:
            connection.close()

    with django_db_blocker.unblock():
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(count, range(24)))
        RequestBucket.objects.filter(client=client).delete()
        connection.close()

    assert sum(made) == 5
