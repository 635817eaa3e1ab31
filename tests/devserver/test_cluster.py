"""The data of the server: made whole, and refused where they are damaged."""

import pytest

from devserver.data_dir import LocalError, prepare_data_dir
from tests.servers import query

pytestmark = pytest.mark.slow


def test_start_goes_on_after_an_interrupted_creation(server):
    prepare_data_dir(server.data_dir)
    (server.data_dir / "postgres.unfinished").mkdir()
    (server.data_dir / "postgres.unfinished" / "rest").write_text("half a database")
    server.password.write_text("of a database that was never finished")

    server.start()

    assert query(server.url, "select 1") == [(1,)]
    assert not (server.data_dir / "postgres.unfinished").exists()


def test_start_without_the_password_says_what_is_missing(server):
    server.start()
    server.stop()
    server.password.unlink()

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value) == (
        f"{server.password} is missing, and the data beside it is locked with it: put it back, "
        "or start afresh with 'make reset'"
    )


def test_start_with_data_of_an_unknown_version_says_so(server):
    server.start()
    server.stop()
    (server.pgdata / "PG_VERSION").write_text("99\n")

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value) == (
        "The embedded database was made by PostgreSQL 99, which is not here: install it, or "
        "start afresh with 'make reset'"
    )


def test_start_with_damaged_settings_gives_the_reason_and_the_log(server):
    server.start()
    server.stop()
    with (server.pgdata / "postgresql.conf").open("a") as configuration:
        configuration.write("max_connections = many\n")

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value).startswith("PostgreSQL did not start: ")
    assert str(refusal.value).endswith(f"(the log is {server.log})")
    assert not server.is_running()
