"""Checks of `manage.py check --deploy` beside those of Django."""

from django.conf import settings
from django.core.checks import Warning


def check_security_contact(app_configs, **options):
    """Whether somebody who finds a weakness learns whom to tell."""
    if settings.SECURITY_CONTACTS:
        return []
    problem = "SECURITY_CONTACT is not set: /.well-known/security.txt answers 404"
    return [Warning(problem, id="cooperation.W001")]
