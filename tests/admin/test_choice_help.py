"""Help with choices: below the heading of a group of fields and below rows, folded away."""

import re

import pytest
from django.utils import translation

from agreements.models import Agreement, Area, Commitment, Delegation, Exchange, Institution, Region
from tests import factories as make
from tests.staff import make_person, page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SUMMARY = re.compile(r'<details class="choice-help">\s*<summary>(.*?)</summary>')


def summaries(client, model, *args):
    shown = client.get(page(model, "change" if args else "add", *args)).content.decode()
    return SUMMARY.findall(shown)


COUNTED = "Unit of the count"
CONTRIBUTION = "Kind, Status, Scope, Qualifier of the quantity, Qualifier of the amount, " + COUNTED
FIGURE = "Qualifier, Unit, Scope, Counts records of, Only agreements of kind, " + COUNTED


@pytest.mark.parametrize(
    ("model", "labels"),
    [
        (
            Agreement,
            [
                "Kind, Level, Declared status",
                "Unit of the length of term, How the term ends",
                "Role, Qualifier",  # Of parties.
                "Role",  # Of people.
                "Stage",
                f"Kind, Modality, {COUNTED}",
                "Relation",
                CONTRIBUTION,
                FIGURE,
                "Basis",
            ],
        ),
        (
            Exchange,
            [
                "Kind, Status",
                "Qualifier, Unit, Scope of the number, Unit of the duration",
                "Role, Qualifier",  # Of parties.
                "Role",  # Of people.
                "Stage",
                CONTRIBUTION,
                FIGURE,
                "Basis",
            ],
        ),
        (Region, ["Kind", "Kind", "Basis"]),
        (Institution, ["Kind", "Kind", "Basis"]),
        (Area, []),
    ],
)
def test_every_group_with_choices_has_help_for_them(client, signed_in, model, labels):
    assert summaries(client, model) == [f"When to choose which: {one}" for one in labels]


def test_help_gives_each_value_with_its_description_in_the_language_of_the_form(client, signed_in):
    with translation.override("vi"):
        shown = client.get(page(Delegation, "add")).content.decode()

    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", shown)
    begun = "Đã bắt đầu và chưa kết thúc khi nguồn được viết"
    assert ("Đang thực hiện", f"{begun}, ví dụ “đã đến và làm việc trong một năm”.") in found
    assert ("Mục đích khác", "Không loại nào khác phù hợp, ví dụ bàn giao thiết bị.") in found


def test_help_of_rows_stands_there_once(client, signed_in):
    one = make.make_agreement(parties=[make.make_region()], state="draft")
    two = make.make_agreement(parties=[make.make_region(), make.make_region()], state="draft")

    assert summaries(client, Agreement, one.pk) == summaries(client, Agreement, two.pk)
    assert summaries(client, Agreement, one.pk).count("When to choose which: Role, Qualifier") == 1


def test_help_keeps_the_description_of_a_group(client, signed_in):
    fieldsets = client.get(page(Exchange, "add")).context["adminform"].fieldsets

    description = fieldsets[1][1]["description"]
    assert description.startswith("Ten people in six specialties are ten people")
    assert '<details class="choice-help">' in description


def test_commitment_has_help_on_its_own_page(client, signed_in):
    commitment = make.make_commitment(agreement=make.make_agreement(state="draft"))

    assert summaries(client, Commitment, commitment.pk) == [
        "When to choose which: Kind, Modality",
        f"When to choose which: {COUNTED}",
        "When to choose which: Extent",
    ]


def test_who_cannot_choose_has_no_help(client):
    record = make.make_agreement()
    client.force_login(make_person("editor"))

    assert summaries(client, Agreement, record.pk) == []
    assert summaries(client, Agreement) != []
