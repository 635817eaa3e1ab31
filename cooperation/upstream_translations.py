"""Texts of Django and its packages that our catalogues translate as well, for ours come first.

The packages' own catalogues leave these in English in one of our languages, or are clumsy. They
stand here only so that `make messages` finds them; a text that is ours too needs no line.
"""

from django.utils.translation import gettext_noop

STAFF_AREA = (
    gettext_noop("Add %(name)s"),
    gettext_noop("0 of %(cnt)s selected"),
    gettext_noop("None available"),
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("Skip to main content"),
    gettext_noop("Breadcrumbs"),
    gettext_noop("Sidebar"),
    gettext_noop("Toggle navigation"),
    gettext_noop("Filter navigation items"),
    gettext_noop("Toggle theme (current theme: auto)"),
    gettext_noop("Toggle theme (current theme: light)"),
    gettext_noop("Toggle theme (current theme: dark)"),
    gettext_noop("Select all objects on this page for an action"),
    gettext_noop("Select this object for an action - {}"),
    gettext_noop("View selected %(model)s"),
    gettext_noop("Error:"),
)
ACCOUNTS = (
    gettext_noop("Forgotten your login credentials?"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
    gettext_noop("Password-based authentication"),
    gettext_noop("Enabled"),
    gettext_noop("Disabled"),
    gettext_noop("Set password"),
    gettext_noop("Reset password"),
    gettext_noop("Raw passwords are not stored, so there is no way to see the user’s password."),
)
SIGNING_IN = (
    gettext_noop("access attempt"),
    gettext_noop("access attempts"),
    gettext_noop("access failure"),
    gettext_noop("access failures"),
    gettext_noop("access log"),
    gettext_noop("access logs"),
)
FORMS = (
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a complete value."),
)
