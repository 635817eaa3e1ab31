"""What editors propose for what only reviewers change: new areas, other names, translations."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import AliasKind
from agreements.choices.proposal import (
    ProposalKind,
    ProposalState,
    ProposedLanguage,
    ProposedText,
)
from agreements.models.base import OwnedRowMixin, owner_key, tracked
from agreements.models.record import member_of_staff
from agreements.registry import RECORD_KINDS

# What another name or a translation may be proposed for.
TARGETS = ("region", "institution", "source", "specialty", "area", *RECORD_KINDS)
WITH_ALIASES = ("region", "institution")
# The longest text of each kind, that of the column that takes it.
LONGEST_NAME, LONGEST_SUMMARY = 300, 20_000


def _target_condition():
    """A new area belongs to nothing, everything else to one thing."""
    none = Q(**{f"{name}__isnull": True for name in TARGETS})
    one = Q()
    for chosen in TARGETS:
        one |= Q(**{f"{name}__isnull": name != chosen for name in TARGETS})
    return Q(kind=ProposalKind.AREA) & none | ~Q(kind=ProposalKind.AREA) & one


def column_of(target, part, language):
    """The column of a text of a thing in a language; None where it has no such text."""
    names = {field.name for field in target._meta.concrete_fields}
    name = "name" if "name" in names else "title"
    text = name if part == ProposedText.NAME else "summary"
    # The title of a source stands as printed, its translations beside it.
    english = f"{text}_en" if f"{text}_en" in names else text
    column = english if language == ProposedLanguage.ENGLISH else f"{text}_{language}"
    return column if column in names else None


class ProposalQuerySet(models.QuerySet):
    """Queryset methods for proposals."""

    def undecided(self):
        """Proposals that wait for a reviewer."""
        return self.filter(state=ProposalState.OPEN)

    def with_targets(self):
        """With what each is for, and who proposed and decided it."""
        return self.select_related(*TARGETS, "proposed_by", "decided_by")


class Proposal(OwnedRowMixin, models.Model):
    """A text that an editor proposes for something that only reviewers change, for review.

    A new area of cooperation belongs to nothing yet; another name and a translation belong to one
    place, institution, source, term or record. `replaces` is what stood there when a translation
    was proposed: a reviewer accepts none for a text that has changed since.
    """

    owners = TARGETS

    kind = models.CharField(_("kind"), max_length=12, choices=ProposalKind)
    region = owner_key("Region", "proposals", verbose_name=_("place"))
    institution = owner_key("Institution", "proposals", verbose_name=_("institution"))
    source = owner_key("Source", "proposals", verbose_name=_("source"))
    specialty = owner_key("Specialty", "proposals", verbose_name=_("specialty"))
    area = owner_key("Area", "proposals", verbose_name=_("area of cooperation"))
    agreement = owner_key("Agreement", "proposals", verbose_name=_("agreement"))
    delegation = owner_key("Delegation", "proposals", verbose_name=_("delegation"))
    exchange = owner_key("Exchange", "proposals", verbose_name=_("exchange"))
    programme = owner_key("Programme", "proposals", verbose_name=_("programme"))
    alias_kind = models.CharField(
        _("kind of other name"), max_length=20, choices=AliasKind, blank=True
    )
    part = models.CharField(
        _("which text"), max_length=10, choices=ProposedText, default=ProposedText.NAME
    )
    language = models.CharField(_("language"), max_length=2, choices=ProposedLanguage)
    text = models.TextField(_("proposed text"), max_length=LONGEST_SUMMARY)
    replaces = models.TextField(_("text so far"), blank=True, editable=False)
    note = models.TextField(
        _("reason"),
        blank=True,
        max_length=2_000,
        help_text=_("Where the name stands, or why the new area is needed."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ProposalState,
        default=ProposalState.OPEN,
        editable=False,
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    decided_by = member_of_staff(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    decision_note = models.TextField(
        _("note on the decision"), blank=True, max_length=2_000, editable=False
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_has_target",
                condition=_target_condition(),
                violation_error_message=_(
                    "A new area is proposed for nothing that exists; another name or a translation "
                    "for one thing."
                ),
            )
        ]
        indexes = [
            models.Index(
                fields=["-proposed_at"],
                condition=Q(state=ProposalState.OPEN),
                name="proposal_open",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:80]}"

    @property
    def is_open(self):
        """Whether nobody has decided yet."""
        return self.state == ProposalState.OPEN

    @property
    def part_is_new(self):
        """Whether nothing stood where the text is proposed for."""
        return not self.replaces

    @property
    def column(self):
        """The column of the target that takes a translation; None where it has no such text."""
        return column_of(self.owner, self.part, self.language)

    def clean(self):
        super().clean()
        target = self.owner
        if self.kind == ProposalKind.ALIAS and target is not None:
            if target._meta.model_name not in WITH_ALIASES:
                raise ValidationError({"kind": _("Only places and institutions have other names.")})
            if not self.alias_kind:
                raise ValidationError({"alias_kind": _("Choose what kind of name it is.")})
        if self.kind == ProposalKind.TRANSLATION and target is not None and not self.column:
            raise ValidationError({"part": _("There is no such text: choose the name.")})
        longest = LONGEST_SUMMARY if self._is_summary else LONGEST_NAME
        if len(self.text) > longest:
            raise ValidationError(
                {
                    "text": _("A name has at most %(number)s characters; this one has %(found)s.")
                    % {"number": longest, "found": len(self.text)}
                }
            )

    @property
    def _is_summary(self):
        return self.kind == ProposalKind.TRANSLATION and self.part == ProposedText.SUMMARY


tracked(Proposal)
