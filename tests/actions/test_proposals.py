"""Proposals: an accepted one is written where it belongs, with its author in the history."""

import pytest
from django.core.exceptions import ValidationError

from agreements.actions.proposals import accept, decline
from agreements.models import Area
from tests.factories import (
    make_agreement,
    make_area,
    make_institution,
    make_proposal,
    make_region,
    make_source,
    make_specialty,
    make_user,
)

pytestmark = pytest.mark.django_db

PLACES = [make_region, make_institution]


def accepted(**fields):
    return accept(proposal=make_proposal(**fields), by=make_user())


def test_accepted_area_is_one_to_choose():
    done = accepted(kind="area", language="zh", text="院前急救")

    area = Area.objects.get(name_zh="院前急救")
    assert area.slug
    assert (done.state, done.decided_by is None, done.decided_at is None) == (
        "accepted", False, False,
    )  # fmt: skip


@pytest.mark.parametrize("make", PLACES)
def test_accepted_other_name_finds_the_place(make):
    place = make()
    owner = {place._meta.model_name: place}

    accepted(kind="alias", alias_kind="short", language="zh", text="甲地", **owner)

    alias = place.aliases.get()
    assert (alias.text, alias.language, alias.kind) == ("甲地", "zh-Hans", "short")
    assert list(type(place).objects.matching("甲地")) == [place]


@pytest.mark.parametrize(
    ("make", "owner", "part", "language", "column"),
    [
        (make_region, "region", "name", "vi", "name_vi"),
        (make_institution, "institution", "name", "zh", "name_zh"),
        (make_specialty, "specialty", "name", "vi", "name_vi"),
        (make_area, "area", "name", "vi", "name_vi"),
        (make_source, "source", "name", "en", "title_en"),
        (make_agreement, "agreement", "name", "zh", "title_zh"),
        (make_agreement, "agreement", "summary", "vi", "summary_vi"),
    ],
)
def test_accepted_translation_stands_in_its_column(make, owner, part, language, column):
    thing = make()

    accepted(kind="translation", part=part, language=language, text="Tên mới", **{owner: thing})

    thing.refresh_from_db()
    assert getattr(thing, column) == "Tên mới"


def test_record_has_a_new_version_and_the_author_in_its_history():
    record, author = make_agreement(), make_user(username="wang")
    version = record.version

    accepted(
        kind="translation", language="zh", text="框架协议", agreement=record, proposed_by=author
    )

    record.refresh_from_db()
    assert record.version == version + 1
    event = record.events.order_by("-pgh_id").first()
    assert event.pgh_context.metadata["reason"] == "Proposal of wang"


def test_translation_of_a_text_that_has_changed_is_not_accepted():
    region = make_region(name_zh="旧名")
    proposal = make_proposal(
        kind="translation", language="zh", text="新名", replaces="旧名", region=region
    )
    type(region).objects.update(name_zh="别名")

    with pytest.raises(ValidationError, match="has changed since"):
        accept(proposal=proposal, by=make_user())

    region.refresh_from_db()
    proposal.refresh_from_db()
    assert (region.name_zh, proposal.state) == ("别名", "open")


def test_name_that_is_there_already_is_not_added_again():
    region = make_region()
    first = {
        "kind": "alias",
        "alias_kind": "short",
        "language": "en",
        "text": "X",
        "region": region,
    }
    accepted(**first)

    with pytest.raises(ValidationError, match="listed already"):
        accepted(**first)


@pytest.mark.parametrize("take", [accept, decline])
def test_what_is_decided_is_not_decided_again(take):
    proposal = make_proposal()
    decline(proposal=proposal, by=make_user(), note="No source.")

    with pytest.raises(ValidationError, match="has decided"):
        take(proposal=proposal, by=make_user(), note="Again.")


@pytest.mark.parametrize("take", [accept, decline])
def test_nobody_decides_on_an_own_proposal(take):
    proposal = make_proposal()

    with pytest.raises(ValidationError, match="A colleague decides"):
        take(proposal=proposal, by=proposal.proposed_by, note="Fine.")

    assert take(proposal=make_proposal(proposed_by=(boss := make_user(is_superuser=True))),
                by=boss, note="Alone.").decided_by == boss  # fmt: skip


def test_declined_proposal_has_a_reason_and_changes_nothing():
    proposal = make_proposal(kind="area", text="Alchemy")

    with pytest.raises(ValidationError, match="Give the reason"):
        decline(proposal=proposal, by=make_user(), note=" ")
    done = decline(proposal=proposal, by=make_user(), note="No field of health.")

    assert (done.state, done.decision_note) == ("declined", "No field of health.")
    assert not Area.objects.filter(name="Alchemy").exists()
