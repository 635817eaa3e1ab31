"""Choices of proposals, which only staff see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProposalKind(TextChoices):
    """What is proposed."""

    AREA = "area", _("New area of cooperation")
    ALIAS = "alias", _("Other name")
    TRANSLATION = "translation", _("Name or text in a language")


class ProposalState(TextChoices):
    """Whether a reviewer has decided."""

    OPEN = "open", pgettext_lazy("state of a proposal", "Open")
    ACCEPTED = "accepted", pgettext_lazy("state of a proposal", "Accepted")
    DECLINED = "declined", pgettext_lazy("state of a proposal", "Declined")


class ProposedText(TextChoices):
    """Which text of a thing is proposed in a language."""

    NAME = "name", _("Name or title")
    SUMMARY = "summary", _("Summary")


class ProposedLanguage(TextChoices):
    """The languages of the register, by the ending of their columns."""

    ENGLISH = "en", _("English")
    CHINESE = "zh", _("Chinese")
    VIETNAMESE = "vi", _("Vietnamese")
