"""The command that loads the first data."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from agreements.actions.loading import load_register
from agreements.models import Agreement, Evidence, Region
from tests.small_register import write_register

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return write_register(tmp_path)


def test_command_prints_what_it_did(folder, capsys):
    load_register(folder=folder)

    call_command("load_register", folder=folder)

    assert "agreements: 0 added, 0 changed, 2 unchanged\n" in capsys.readouterr().out


def test_command_is_quiet_without_verbosity(folder, capsys):
    call_command("load_register", folder=folder, verbosity=0)

    assert capsys.readouterr().out == ""


def test_command_refuses_in_one_line(folder):
    get_user_model().objects.create_user("register", password="correct horse battery")

    with pytest.raises(CommandError) as raised:
        call_command("load_register", folder=folder)

    assert str(raised.value) == "documents: the account “register” belongs to a person"


@pytest.mark.parametrize("model", [Region, Agreement, Agreement.areas.through, Evidence])
def test_planner_knows_the_numbers_of_rows(folder, model):
    call_command("load_register", folder=folder, verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table]
        )
        assert cursor.fetchone() == (model._default_manager.count(),)
    assert model._default_manager.count() > 0
