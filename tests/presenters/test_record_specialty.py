"""The specialties of a record on its page, in its rows and in its public form."""

import re

import pytest
from django.urls import reverse

from agreements.models import RecordSpecialty
from agreements.registry import kind_of
from tests import factories as make
from tests.factories import make_evidence, make_exchange, make_specialty
from tests.pages import page_text

pytestmark = pytest.mark.django_db

MAKERS = {
    "agreement": make.make_agreement,
    "delegation": make.make_delegation,
    "programme": make.make_programme,
}


def test_exchange_prints_each_specialty_as_printed_and_as_matched(client):
    term = make_specialty(code="03.99", name="Cardiology of trials")
    exchange = make_exchange(participants=10)
    matched = RecordSpecialty.objects.create(
        exchange=exchange, position=1, specialty=term, label="cardiovascular", stage="taken"
    )
    RecordSpecialty.objects.create(exchange=exchange, position=2, label="epidemiology")
    make_evidence(exchange=exchange, record_specialty=matched)

    response = client.get(exchange.get_absolute_url())

    page = response.content.decode()
    assert [
        (row["label"], row["term"], row["participants"], row["stage"], len(row["references"]))
        for row in response.context["specialties"]
    ] == [
        ("cardiovascular", "Cardiology of trials", None, "Taken up", 1),
        ("epidemiology", None, None, "", 0),
    ]
    stages = r'<td>\s*(Taken up|<span class="uncertain">not stated</span>)\s*</td>\s*</tr>'
    assert re.findall(stages, page) == ["Taken up", '<span class="uncertain">not stated</span>']
    assert term.get_absolute_url() in page
    assert page.count(">not split<") == 2
    assert "not yet matched to a specialty" in page_text(response)
    assert "The source does not split the people" in page_text(response)


@pytest.mark.parametrize(
    ("status", "stage", "printed"),
    [
        ("completed", "taken", "Taken up"),
        ("reported_only", "taken", "Taken up"),
        ("planned", "taken", "Planned"),
        ("announced", "taken", "Announced, outcome not stated"),
        ("cancelled", "taken", "Cancelled"),
        ("planned", "requested", "Requested"),
        ("completed", "not_stated", ""),
    ],
)
def test_specialty_of_an_exchange_that_was_not_carried_out_was_not_taken_up(
    client, status, stage, printed
):
    exchange = make_exchange(status=status)
    exchange.specialties.create(specialty=make_specialty(), stage=stage)

    page = client.get(exchange.get_absolute_url())

    assert [one["stage"] for one in page.context["specialties"]] == [printed]


@pytest.mark.parametrize("kind", MAKERS)
def test_specialties_are_a_line_of_the_details_with_label_stage_and_evidence(client, kind):
    term = make_specialty(code="03.98", name="Stroke of trials", name_vi="Đột quỵ thử")
    record = MAKERS[kind](specialties=[term, "heart medicine"])
    row = record.specialties.get(specialty=term)
    RecordSpecialty.objects.filter(pk=row.pk).update(label="stroke care", stage="requested")
    make_evidence(**{kind: record}, record_specialty=row)

    response = client.get(record.get_absolute_url())

    line = re.search(r"<dt>Specialties</dt>\s*<dd>(.*?)</dd>", response.content.decode(), re.DOTALL)
    assert f'<a href="{term.get_absolute_url()}">Stroke of trials</a>' in line[1]
    assert "as printed: stroke care" in line[1]
    assert "Requested" in line[1]
    assert "heart medicine" in line[1]
    assert line[1].count("not yet matched to a specialty") == 1
    assert [len(one["references"]) for one in response.context["specialties"]] == [1, 0]
    assert "not split" not in page_text(response)
    vietnamese = client.get(f"/vi{record.get_absolute_url()}").content.decode()
    assert "Đột quỵ thử" in vietnamese


@pytest.mark.parametrize("kind", MAKERS)
def test_record_without_specialty_has_no_such_line(client, kind):
    record = MAKERS[kind]()

    page = client.get(record.get_absolute_url()).content.decode()

    assert "<dt>Specialties</dt>" not in page


@pytest.mark.parametrize("kind", MAKERS)
def test_row_of_a_list_names_the_specialties(client, kind):
    term = make_specialty(name="Stroke of trials")
    record = MAKERS[kind](specialties=[term])
    record.specialties.update(stage="requested")

    page = client.get(reverse(kind_of(record).list_name))

    (row,) = page.context["rows"]
    assert row["specialties"] == ["Stroke of trials (requested)"]
    assert "<small>Stroke of trials (requested)</small>" in page.content.decode()


@pytest.mark.parametrize("kind", MAKERS)
def test_public_form_lists_the_specialties(client, kind):
    term = make_specialty(name="Stroke of trials")
    record = MAKERS[kind](specialties=[term, "heart medicine"])

    form = client.get(f"{record.get_absolute_url().rstrip('/')}.json").json()

    assert [
        (one["specialty"] and one["specialty"]["code"], one["label"], one["participants"])
        for one in form["specialties"]
    ] == [(term.code, "", None), (None, "heart medicine", None)]
    assert {one["stage"]["code"] for one in form["specialties"]} == {"not_stated"}
