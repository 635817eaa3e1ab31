"""The messages of the rules that no constraint can hold, since they look at other rows or at the
row before (`sql/rules/`).

Each raises check_violation, which Django turns into an IntegrityError. The name of the rule travels
as the name of a constraint, by which the staff area finds its message in the reader's language;
`clean()` says the same earlier and beside the field.
"""

from django.utils.translation import gettext_noop as _

# What a clerk reads, by the name of the rule. The code of a record travels as the detail.
MESSAGES = {
    "region_parent_no_circle": _("A place cannot be part of something that is part of it."),
    "region_successor_no_circle": _("A place cannot be succeeded by something that it succeeds."),
    "institution_parent_no_circle": _("An institution cannot be a unit of one of its own units."),
    "institution_successor_no_circle": _(
        "An institution cannot be succeeded by one that it succeeds."
    ),
    "programme_parent_no_circle": _(
        "A programme cannot be part of a programme that is part of it."
    ),
    "agreementlink_no_circle": _(
        "These links would run in a circle: the other agreement already leads here."
    ),
    "specialty_two_levels": _("The catalogue of specialties has two levels, no more."),
    "record_code_for_good": _(
        "The code %(code)s is given for good: it is neither changed nor taken back."
    ),
    "record_never_deleted": _("%(code)s was published and cannot be deleted: withdraw it instead."),
}
