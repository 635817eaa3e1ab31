"""Checks of `manage.py check --deploy` beside those of Django."""

from django.conf import settings
from django.core.checks import Warning


def check_security_contact(app_configs, **options):
    """Whether somebody who finds a weakness learns whom to tell."""
    if settings.SECURITY_CONTACTS:
        return []
    problem = "SECURITY_CONTACT is not set: /.well-known/security.txt answers 404"
    return [Warning(problem, id="cooperation.W001")]


def check_operator(app_configs, **options):
    """Whether readers learn who runs the register, and whom to tell of an error in it."""
    missing = [
        variable
        for variable, value in (
            ("OPERATOR", settings.OPERATOR["en"]),
            ("CONTACT", settings.CONTACTS),
        )
        if not value
    ]
    return [
        Warning(f"{variable} is not set: /about/ does not give it", id="cooperation.W002")
        for variable in missing
    ]
