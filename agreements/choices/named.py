"""The kinds of other names."""

from django.utils.translation import gettext_lazy as _

from agreements.choices.described import DescribedChoices


class AliasKind(DescribedChoices):
    """Why a region or an institution is also known under another name.

    A rendering is a sound name in the same language, which a source or the institution itself uses
    beside the one that stands first; it is none of the other kinds.
    """

    FORMER = (
        "former",
        _("Former name"),
        _("It was called so before, such as a bureau before it was renamed."),
    )
    SHORT = "short", _("Short name"), _("A shorter form of the name, such as “Xining CDC”.")
    LOCAL = (
        "local",
        _("Local name"),
        _("The name in a language or script of the place, such as the Tibetan name of Lhasa."),
    )
    TRANSLITERATION = (
        "transliteration",
        _("Transliteration"),
        _("The sound of the name in another script, such as pinyin."),
    )
    RENDERING = (
        "rendering",
        _("Other rendering"),
        _(
            "Another sound translation of the name that is in use, such as “Health Bureau” for a "
            "health commission."
        ),
    )
    MISTRANSLATION = (
        "mistranslation",
        _("Mistranslation"),
        _(
            "A wrong translation that a source prints, so that a search finds it, such as “Honghe "
            "County” for the prefecture."
        ),
    )
