"""Whether this process can answer, for load balancers and monitors.

/livez    this process answers; restart it if it does not
/healthz  database and migrations are as the pages need them: 200, or 503 with what is wrong
"""

import logging
import pkgutil
from functools import cache
from importlib.util import find_spec

from django.apps import apps
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import JsonResponse

from cooperation.errors import RETRY_AFTER

logger = logging.getLogger(__name__)


def health_checks(get_response):
    """Answers the two addresses, whatever host they are asked of.

    It stands before what looks at hosts, HTTPS and sessions, since a load balancer asks by IP
    address and plain HTTP.
    """

    def middleware(request):
        check = CHECKS.get(request.path_info)
        if check is None or request.method not in ("GET", "HEAD"):
            return get_response(request)
        found = check()
        is_healthy = all(state == "ok" for state in found.values())
        response = JsonResponse(found, status=200 if is_healthy else 503)
        response.headers["Cache-Control"] = "no-store"
        if not is_healthy:
            response.headers["Retry-After"] = str(RETRY_AFTER)
        return response

    return middleware


def live():
    """The state of the process: it has come here."""
    return {"process": "ok"}


def ready():
    """The states of process, database and migrations. Costs two queries."""
    try:
        applied = MigrationRecorder(connection).applied_migrations().keys()
    except Error as error:
        logger.error("The database does not answer: %s", " ".join(str(error).split()))
        return live() | {"database": "unavailable", "migrations": "unknown"}
    missing = len(migrations_on_disk() - applied)
    return live() | {"database": "ok", "migrations": f"{missing} not applied" if missing else "ok"}


@cache
def migrations_on_disk() -> set[tuple[str, str]]:
    """The names of all migrations, by the label of their application.

    MigrationLoader knows them too, but it imports them all: 16 MB in each worker.
    """
    names = set()
    for label in (config.label for config in apps.get_app_configs()):
        package = MigrationLoader.migrations_module(label)[0]
        found = find_spec(package) if package else None
        modules = pkgutil.iter_modules((found and found.submodule_search_locations) or [])
        names |= {(label, m.name) for m in modules if not m.ispkg and m.name[0] not in "_~"}
    return names


CHECKS = {"/livez": live, "/healthz": ready}
