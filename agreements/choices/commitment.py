"""The kinds of commitments, how binding they are, and how much of them was delivered."""

from django.utils.translation import gettext_lazy as _

from agreements.choices.described import DescribedChoices


class CommitmentKind(DescribedChoices):
    """The sort of obligation or right that an agreement gives its parties."""

    TASK = (
        "task",
        _("Task"),
        _("Something that a party is to do, such as training ten doctors each year."),
    )
    RIGHT = (
        "right",
        _("Right"),
        _("Something that a party may do or is entitled to, such as use of the data."),
    )
    EXCLUSION = (
        "exclusion",
        _("Exclusion"),
        _("Something that is ruled out, such as costs that no party bears."),
    )
    CONDITION = (
        "condition",
        _("Condition"),
        _("Something on which the rest depends, such as approval by a ministry."),
    )


class Modality(DescribedChoices):
    """How binding the words of the source are: a plan or a wish is not an agreement."""

    AGREED = (
        "agreed",
        _("Agreed"),
        _("The parties bind themselves, such as “the hospitals will send two doctors each year”."),
    )
    INTENDED = (
        "intended",
        _("Intended"),
        _("The source says “intend” or “plan”, and no duty follows."),
    )
    CONSIDERED = (
        "considered",
        _("Under consideration"),
        _("The parties examine whether to do it, such as “will explore”."),
    )
    TARGET = (
        "target",
        _("Target"),
        _("A result that is hoped for, such as a number of trainees by a year."),
    )


class Extent(DescribedChoices):
    """How much of a commitment an activity delivered."""

    PARTLY = (
        "partly",
        _("Partly delivered"),
        _("Some of it was done, such as two of three courses."),
    )
    FULLY = (
        "fully",
        _("Fully delivered"),
        _("All of it was done, such as “all thirty doctors were trained”."),
    )
