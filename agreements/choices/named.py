"""The kinds of other names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AliasKind(TextChoices):
    """Why a region or an institution is also known under another name.

    A rendering is a sound name in the same language, which a source or the institution itself uses
    beside the one that stands first; it is none of the other kinds.
    """

    FORMER = "former", _("Former name")
    SHORT = "short", _("Short name")
    LOCAL = "local", _("Local name")
    TRANSLITERATION = "transliteration", _("Transliteration")
    RENDERING = "rendering", _("Other rendering")
    MISTRANSLATION = "mistranslation", _("Mistranslation")
