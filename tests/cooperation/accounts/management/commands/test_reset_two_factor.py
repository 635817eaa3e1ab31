"""The command that resets a second factor."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_user
from tests.two_factor import audited, make_app, type_password

pytestmark = pytest.mark.django_db


def test_command_resets_it_where_no_administrator_can(client):
    user = make_user(username="last-one", is_superuser=True)
    make_app(user)
    said = StringIO()

    call_command("reset_two_factor", "last-one", stdout=said)
    call_command("reset_two_factor", "last-one", stdout=said)

    assert said.getvalue().splitlines() == [
        "Two-factor sign-in of last-one was reset.",
        "last-one has no two-factor sign-in.",
    ]
    assert ("second_factor_removed", "last-one", "") in audited()
    assert type_password(user)[1].url == "/staff/"
    with pytest.raises(CommandError, match="There is no account 'nobody'"):
        call_command("reset_two_factor", "nobody")
