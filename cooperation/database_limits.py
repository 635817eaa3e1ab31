"""Limits of statements and locks in the database, by the kind of request that they serve.

Requests of the public have short limits, those of the staff longer ones, and management commands
none (`DATABASE_LIMITS` in the settings). A connection serves one request after the other and keeps
what was set last, so each request compares, and sets its own where they differ: one round trip,
and none while requests of one kind follow each other.

A statement that is cancelled at its limit is answered with 503: see `errors.py`.
"""

from contextvars import ContextVar

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

PUBLIC, STAFF = "public", "staff"
# All in milliseconds; 0 is no limit.
SET = "SELECT " + ", ".join(
    f"set_config('{name}', %s::text, false)"
    for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
)
# Whose request is answered; None outside of requests, where nothing is limited.
requested_by = ContextVar("requested_by", default=None)


class DatabaseLimitsMiddleware:
    """Sets the limits of the public for each request, and those of the staff for their pages.

    It stands before all that reads the database, and does not open a connection by itself: one that
    is opened during the request gets its limits then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = requested_by.set(PUBLIC)
        try:
            set_limits()
            return self.get_response(request)
        finally:
            requested_by.reset(token)

    def process_view(self, request, view, args, kwargs):
        if "admin" in request.resolver_match.namespaces and request.user.is_staff:
            requested_by.set(STAFF)
            set_limits()


def set_limits(**_signal):
    """Give the open connection of this thread the limits of the request, if it has others."""
    role = requested_by.get()
    if role is None or connection.connection is None:
        return
    connection.close_if_health_check_failed()
    limited = (connection.connection, role)
    if connection.connection is None or getattr(connection, "limited", None) == limited:
        return
    limits = settings.DATABASE_LIMITS[role]
    with connection.connection.cursor() as cursor:
        cursor.execute(SET, [limits[name] for name in ("statement", "lock", "idle_in_transaction")])
    # In a transaction (a test's) it may be undone with that: then it is set again each time.
    connection.limited = None if connection.in_atomic_block else limited


connection_created.connect(set_limits)
