"""What records name: who changes it from when on, and what the public reads of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.actions.publication import send_back, submit
from agreements.models import Agreement, Institution, Region, RegionMember, Source
from tests import factories as make
from tests.staff import errors_of, make_person, page, shown_in

pytestmark = pytest.mark.django_db

CLOSED = (
    "Only reviewers change this, because a record that names it has been submitted for review, "
    "published or withdrawn."
)


@pytest.mark.parametrize(
    ("state", "is_closed"),
    [
        ("draft", False),
        ("returned", False),
        ("submitted", True),
        ("published", True),
        ("withdrawn", True),
    ],
)
def test_what_a_record_names_is_closed_to_editors_as_soon_as_the_record(state, is_closed):
    country, seat = make.make_region(kind="country"), make.make_region()
    city = make.make_region(parent=country)
    above = make.make_institution(region=seat)
    institution = make.make_institution(region=city, parent=above)
    cited, of_city = make.make_source(), make.make_source()
    make.make_evidence(region=city, source=of_city)
    grouping = make.make_region(kind="grouping")
    RegionMember.objects.create(grouping=grouping, member=country)
    record = make.make_agreement(
        parties=[institution], source=cited, state="submitted" if state == "returned" else state
    )
    if state == "returned":
        send_back(record=record, by=make.make_user(), reason="A test")
    named = {country, seat, city, grouping, above, institution, cited, of_city}
    others = {
        make.make_region(parent=city),
        make.make_institution(parent=institution),
        make.make_source(),
    }

    closed = {
        row for model in (Region, Institution, Source) for row in model.objects.closed_to_editors()
    }

    assert closed & (named | others) == (named if is_closed else set())


@pytest.mark.parametrize("maker", [make.make_institution, make.make_region])
@pytest.mark.parametrize(("person", "may"), [("editor", False), ("reviewer", True)])
def test_page_says_why_an_editor_may_only_read_it(client, maker, person, may):
    obj = maker()
    make.make_agreement(parties=[obj], state="submitted")
    client.force_login(make_person(person))

    response = client.get(page(type(obj), "change", obj.pk))

    assert response.context["has_change_permission"] is may
    assert (CLOSED in response.content.decode()) is not may


def test_what_was_submitted_while_the_form_was_open_is_not_changed(client):
    institution = make.make_institution(name="Health Bureau")
    record = make.make_agreement(parties=[institution], state="draft")
    client.force_login(make_person("editor"))
    url = page(Institution, "change", institution.pk)
    sent = shown_in(client.get(url)) | {"name": "Anything"}
    submit(record=record, by=make.make_user())

    response = client.post(url, sent)

    assert errors_of(response) == [CLOSED]
    assert response.context["adminform"].form["name"].value() == "Anything"
    assert Institution.objects.get(pk=institution.pk).name == "Health Bureau"


def test_no_record_is_submitted_between_the_check_and_the_change(client):
    source = make.make_source()
    client.force_login(make_person("editor"))
    url = page(Source, "change", source.pk)
    sent = shown_in(client.get(url)) | {"title": "Another"}

    with CaptureQueriesContext(connection) as captured:
        client.post(url, sent)

    parts = {
        "lock": "hold_vocabulary()",
        "check": "'returned'",
        "change": 'UPDATE "agreements_source"',
    }
    steps = [step for query in captured for step, part in parts.items() if part in query["sql"]]
    assert steps == ["lock", "check", "change"]
    assert Source.objects.get(pk=source.pk).title == "Another"


def test_page_of_publication_lists_what_becomes_public_with_it(client):
    province = make.make_region(name="Qinghai", kind="province")
    city = make.make_region(name="Xining", parent=province)
    known = make.make_region(name="Guangzhou")
    make.make_agreement(parties=[known], source=make.make_source(title="Known document"))
    institution = make.make_institution(name="Health Bureau", region=city)
    source = make.make_source(title="New document")
    record = make.make_agreement(parties=[institution, known], source=source, state="submitted")
    client.force_login(make_person("reviewer"))

    pages = {
        name: client.get(page(Agreement, "step", record.pk, name))
        for name in ("publish", "send_back")
    }

    rows = pages["publish"].context["becoming_public"]
    assert [(str(row["kind"]), row["label"]) for row in rows] == [
        ("Place", "Qinghai"),
        ("Place", "Xining, Qinghai"),
        ("Institution", "Health Bureau, Xining"),
        ("Source", "New document"),
    ]
    assert [client.get(row["url"]).status_code for row in rows] == [200] * 4
    assert (
        f'<a href="{rows[2]["url"]}">Health Bureau, Xining</a>' in pages["publish"].content.decode()
    )
    assert pages["send_back"].context["becoming_public"] == []
