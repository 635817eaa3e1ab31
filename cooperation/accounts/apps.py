"""The accounts of the staff: signing in, and what guards it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Limits for sign-ins and checks of passwords."""

    name = "cooperation.accounts"
