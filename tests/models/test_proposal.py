"""What may be proposed for what."""

import pytest

from agreements.models import Proposal
from agreements.models.proposal import TARGETS, column_of
from tests.factories import make_agreement, make_institution, make_source, make_user
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

ONE_THING = (
    "A new area is proposed for nothing that exists; another name or a translation for one thing."
)


def proposal(**fields):
    return Proposal(**{"proposed_by": make_user(), "language": "zh", "text": "名称", **fields})


def test_new_area_belongs_to_nothing_and_a_name_to_one_thing():
    hospital, record = make_institution(), make_agreement()

    assert complaints(proposal(kind="area")) == []
    assert complaints(proposal(kind="area", institution=hospital)) == [ONE_THING]
    assert complaints(proposal(kind="translation", institution=hospital)) == []
    assert complaints(proposal(kind="translation")) == [ONE_THING]
    two = proposal(kind="translation", institution=hospital, agreement=record)
    assert complaints(two) == [ONE_THING]


def test_record_has_no_other_names_and_an_institution_no_summary():
    record, hospital = make_agreement(), make_institution()

    assert complaints(proposal(kind="alias", alias_kind="short", agreement=record)) == [
        "Only places and institutions have other names."
    ]
    assert complaints(proposal(kind="alias", institution=hospital)) == [
        "Choose what kind of name it is."
    ]
    assert complaints(proposal(kind="translation", part="summary", institution=hospital)) == [
        "There is no such text: choose the name."
    ]


@pytest.mark.parametrize(("part", "number"), [("name", 300), ("summary", 20_000)])
def test_text_is_no_longer_than_what_takes_it(part, number):
    values = {"kind": "translation", "part": part, "agreement": make_agreement()}

    assert complaints(proposal(text="字" * number, **values)) == []
    assert len(complaints(proposal(text="字" * (number + 1), **values))) == 1


def test_title_of_a_source_is_translated_beside_the_printed_one():
    source = make_source()
    columns = [column_of(source, "name", language) for language in ("en", "zh", "vi")]
    assert columns == ["title_en", "title_zh", "title_vi"]


def test_undecided_ones_wait():
    waiting = proposal(kind="area")
    waiting.save()
    proposal(kind="area", state="declined").save()

    assert list(Proposal.objects.undecided()) == [waiting]
    assert waiting.owner is None
    assert set(TARGETS) < {field.name for field in Proposal._meta.concrete_fields}
