"""The level of a relation between two regions, by a published rule."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RelationLevel(TextChoices):
    """The first of these that holds is the level of a relation."""

    FRAMEWORK = "framework", pgettext_lazy("grade of a relation", "Framework")
    PROJECT = "project", pgettext_lazy("grade of a relation", "Project")
    PROGRAMME = "programme", pgettext_lazy("grade of a relation", "Programme")
    CONTACT = "contact", _("Contact without agreement")
    NONE = "none", _("No contact recorded")


RELATION_LEVEL_RULES = [
    (RelationLevel.FRAMEWORK, _("a framework agreement between the two was concluded")),
    (RelationLevel.PROJECT, _("another agreement between the two was concluded")),
    (RelationLevel.PROGRAMME, _("both take part in a programme that has begun")),
    (RelationLevel.CONTACT, _("a delegation or an exchange took place between the two")),
    (
        RelationLevel.NONE,
        _("there are only plans, proposals, or reports that leave open what happened"),
    ),
]


def relation_level(
    *, frameworks: int, agreements: int, programmes: int, contacts: int
) -> RelationLevel:
    """The level of a relation, from the numbers of what there is between two regions.

    ``frameworks`` and ``agreements`` count those that were concluded, whether or not their terms
    still run, ``programmes`` those that have begun, ``contacts`` what took place. Plans and
    proposals make no level.
    """
    holds = {
        RelationLevel.FRAMEWORK: frameworks,
        RelationLevel.PROJECT: agreements,
        RelationLevel.PROGRAMME: programmes,
        RelationLevel.CONTACT: contacts,
    }
    return next((one for one, number in holds.items() if number), RelationLevel.NONE)
