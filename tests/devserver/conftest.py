"""A server of a test's own."""

import pytest

from devserver.postgres import LocalPostgres


@pytest.fixture
def server(folder):
    """A server that is stopped at the end, whatever became of it."""
    server = LocalPostgres(folder / "data")
    yield server
    server.stop()
