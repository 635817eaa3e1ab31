"""Counts requests by client, in one statement, for all workers of all servers (the generic cell
rate algorithm of ATM, GCRA: one moment for each client says how full its bucket is).
"""

import math
import random

from django.db import connection

PERIOD = 60  # seconds in which a full bucket drains
SWEPT_EVERY = 500  # requests, on average

FILL = """
    INSERT INTO client_limits_requestbucket AS bucket (client, kind, drained_at)
    VALUES (%(client)s, %(kind)s, clock_timestamp() + %(interval)s * interval '1 second')
    ON CONFLICT (client, kind) DO UPDATE SET drained_at =
        greatest(bucket.drained_at, clock_timestamp()) + %(interval)s * interval '1 second'
    WHERE bucket.drained_at <= clock_timestamp() + (%(period)s - %(interval)s) * interval '1 second'
    RETURNING true
"""
WAIT = """
    SELECT extract(epoch FROM drained_at - clock_timestamp()) - (%(period)s - %(interval)s)
    FROM client_limits_requestbucket WHERE client = %(client)s AND kind = %(kind)s
"""
SWEEP = "DELETE FROM client_limits_requestbucket WHERE drained_at < clock_timestamp()"


def seconds_to_wait(client, kind, per_minute):
    """Count a request, unless its client has to wait: 0, or the seconds to wait.

    A client may make ``per_minute`` requests at once, and as many again in each minute.
    """
    if random.randrange(SWEPT_EVERY) == 0:
        sweep()
    values = {"client": client, "kind": kind, "interval": PERIOD / per_minute, "period": PERIOD}
    with connection.cursor() as cursor:
        cursor.execute(FILL, values)
        if cursor.fetchone():
            return 0
        cursor.execute(WAIT, values)
        row = cursor.fetchone()
    return max(1, math.ceil(row[0])) if row else 1  # Another request may just have swept it.


def sweep():
    """Delete the rows that mean nothing any more."""
    with connection.cursor() as cursor:
        cursor.execute(SWEEP)
