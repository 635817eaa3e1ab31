"""`manage.py reset_two_factor NAME`."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from cooperation.accounts import second_factor


class Command(BaseCommand):
    """Takes the second factor from an account, where no administrator can do it."""

    help = "Takes the second factor from an account, so that the password alone signs it in."

    def add_arguments(self, parser):
        parser.add_argument("name", help="the name with which the account signs in")

    def handle(self, *args, name, **options):
        users = get_user_model().objects
        try:
            user = users.get_by_natural_key(name)
        except users.model.DoesNotExist:
            raise CommandError(f"There is no account {name!r}") from None
        if second_factor.remove(user=user):
            self.stdout.write(f"Two-factor sign-in of {name} was reset.")
        else:
            self.stdout.write(f"{name} has no two-factor sign-in.")
