"""The vocabularies: the choices of the register, each list with its title, its values with their
labels and descriptions.
"""

from django.utils.translation import gettext_lazy as _

from agreements import choices

# The title of each list of choices, in the order of the dictionary.
VOCABULARIES = {
    choices.State: _("State of a record"),
    choices.AgreementKind: _("Kind of agreement"),
    choices.AgreementLevel: _("Level of an agreement"),
    choices.AgreementStatus: _("Declared status of an agreement"),
    choices.EndKind: _("How the term of an agreement ends"),
    choices.TermState: _("State of a term, computed for a day"),
    choices.AgreementRole: _("Role in an agreement or a programme"),
    choices.LinkKind: _("Relation between two agreements: this one to that one"),
    choices.CommitmentKind: _("Kind of commitment"),
    choices.Modality: _("How binding a commitment is"),
    choices.Extent: _("How much of a commitment was delivered"),
    choices.ContributionKind: _("Kind of contribution"),
    choices.ContributionStatus: _("Status of a contribution"),
    choices.DelegationKind: _("Kind of delegation"),
    choices.DelegationStatus: _("Status of a delegation"),
    choices.DelegationRole: _("Role of a party in a delegation"),
    choices.MemberRole: _("Role of a person"),
    choices.HeadcountStage: _("Stage of the number of people in a delegation"),
    choices.ExchangeKind: _("Kind of exchange"),
    choices.ExchangeStatus: _("Status of an exchange"),
    choices.ExchangeRole: _("Role of a party in an exchange"),
    choices.ProgrammeKind: _("Kind of programme"),
    choices.ProgrammeStatus: _("Status of a programme"),
    choices.SpecialtyStage: _("Stage of the places in a specialty"),
    choices.DurationUnit: _("Unit of a duration"),
    choices.ParticipantUnit: _("Unit of the number of participants"),
    choices.Qualifier: _("Qualifier of a number"),
    choices.Scope: _("Scope of a number"),
    choices.FigureUnit: _("Unit of a figure"),
    choices.Countable: _("Kind of record that a figure counts"),
    choices.RegionKind: _("Kind of place"),
    choices.InstitutionKind: _("Kind of institution"),
    choices.AliasKind: _("Kind of other name"),
    choices.Basis: _("Basis of evidence"),
}
# A field knows the values of its choices, and not their class.
BY_VALUES = {tuple(one.values): one for one in VOCABULARIES}


def vocabulary(one):
    """A list of choices with its title and its rows: value, label and description."""
    return {
        "key": one.__name__,
        "title": VOCABULARIES[one],
        "rows": [
            {"value": value.value, "label": value.label, "description": value.description}
            for value in one
        ],
    }


def vocabulary_of(field):
    """The vocabulary of a field of a model; None of a field without choices."""
    values = tuple(value for value, _label in getattr(field, "flatchoices", ()) if value)
    return vocabulary(BY_VALUES[values]) if values in BY_VALUES else None
