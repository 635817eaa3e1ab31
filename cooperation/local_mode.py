"""Values of settings in local mode, in which nothing has to be configured."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from devserver.data_dir import LocalError, default_data_dir, prepare_data_dir, secret
from devserver.postgres import LocalPostgres


def local_settings() -> tuple[str, str, Path]:
    """Key, database and data folder of local mode."""
    try:
        data_dir = prepare_data_dir(default_data_dir())
        key = secret(data_dir / "secret_key")
        database = os.environ.get("DATABASE_URL") or LocalPostgres(data_dir).url
    except LocalError as error:
        raise ImproperlyConfigured(str(error)) from None
    return key, database, data_dir
