"""The base of all choices: values with a label and a description."""

from enum import property as enum_property

from django.db.models import TextChoices


class DescribedChoices(TextChoices):
    """Choices with a label and a sentence that says when to choose each:

    ``EVENT = "event", _("This event"), _("The number is of this event alone.")``
    """

    def __new__(cls, value, label):
        """A member with its label; Django keeps the last of the three texts, the description, as
        ``_label_`` once the class is made.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member._own_label = label
        return member

    @enum_property
    def label(self):
        """What pages and forms print."""
        return self._own_label

    @enum_property
    def description(self):
        """When to choose it, in a sentence."""
        return self._label_
