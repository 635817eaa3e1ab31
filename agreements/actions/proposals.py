"""Decisions on what editors propose: an accepted proposal is written to what it is for."""

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.choices.proposal import ProposalKind, ProposalState, ProposedLanguage
from agreements.models import Area, InstitutionAlias, Proposal, RegionAlias
from agreements.models.record import Record

TAGS = {
    ProposedLanguage.ENGLISH: "en",
    ProposedLanguage.CHINESE: "zh-Hans",
    ProposedLanguage.VIETNAMESE: "vi",
}


@transaction.atomic
def accept(*, proposal: Proposal, by: User, note: str = "") -> Proposal:
    """Write a proposed text to what it is for. Raises ValidationError with what is in the way:
    it has been decided, it is the user's own, or the text has changed since it was proposed.
    """
    proposal = _undecided(proposal, by)
    with pghistory.context(reason=_("Proposal of %(user)s") % {"user": proposal.proposed_by}):
        WRITERS[ProposalKind(proposal.kind)](proposal)
    return _decided(proposal, ProposalState.ACCEPTED, by, note)


@transaction.atomic
def decline(*, proposal: Proposal, by: User, note: str) -> Proposal:
    """Decline a proposal, with the reason for its author. Raises ValidationError without one."""
    proposal = _undecided(proposal, by)
    if not note.strip():
        raise ValidationError({"decision_note": _("Give the reason for declining it.")})
    return _decided(proposal, ProposalState.DECLINED, by, note)


def _undecided(proposal: Proposal, by: User) -> Proposal:
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not proposal.is_open:
        raise ValidationError(_("A colleague has decided on this proposal already."))
    if proposal.proposed_by_id == by.pk and not by.is_superuser:
        raise ValidationError(_("A colleague decides on what you propose."))
    return proposal


def _decided(proposal: Proposal, state: ProposalState, by: User, note: str) -> Proposal:
    proposal.state, proposal.decision_note = state, note
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save(update_fields=["state", "decision_note", "decided_by", "decided_at"])
    return proposal


def _add_area(proposal: Proposal) -> None:
    suffix = "" if proposal.language == ProposedLanguage.ENGLISH else f"_{proposal.language}"
    area = Area(**{f"name{suffix}": proposal.text})
    area.full_clean()
    area.save()


def _add_alias(proposal: Proposal) -> None:
    model = RegionAlias if proposal.region else InstitutionAlias
    owner = proposal.owner
    alias = model(
        **{owner._meta.model_name: owner},
        text=proposal.text,
        language=TAGS[ProposedLanguage(proposal.language)],
        kind=proposal.alias_kind,
    )
    alias.full_clean()
    alias.save()


def _translate(proposal: Proposal) -> None:
    owner = proposal.owner
    target = type(owner)._base_manager.select_for_update(of=("self",)).get(pk=owner.pk)
    column = proposal.column
    if column is None:
        raise ValidationError(_("What this is for has no such text any more."))
    if getattr(target, column) != proposal.replaces:
        raise ValidationError(
            _("The text has changed since this was proposed. Decline it, or propose it again.")
        )
    setattr(target, column, proposal.text)
    if isinstance(target, Record):
        target.version += 1
    target.full_clean()
    target.save()


WRITERS = {
    ProposalKind.AREA: _add_area,
    ProposalKind.ALIAS: _add_alias,
    ProposalKind.TRANSLATION: _translate,
}
