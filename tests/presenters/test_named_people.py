"""The table of the people whom sources name, on the pages of records of each kind."""

import pytest

from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_person,
    make_programme,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db

MAKERS = {
    "agreement": make_agreement,
    "delegation": make_delegation,
    "exchange": make_exchange,
    "programme": make_programme,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_people_named_have_name_title_role_institution_unit_and_marks(client, kind):
    record = MAKERS[kind]()
    hospital, clinic = make_institution(name="County hospital"), make_institution(name="Clinic")
    first = make_person(
        **{kind: record}, name="Umbra Lim", title="head", institution=hospital, unit=clinic,
        role="teacher", position=1,
    )  # fmt: skip
    make_person(
        **{kind: record}, name="", title="Consul", unit_as_printed="Visa office",
        role="responsible", position=2,
    )  # fmt: skip
    make_person(**{kind: record}, name="Nobody", is_garbled=True, role="quoted", position=3)
    make_evidence(**{kind: record}, person=first)

    response = client.get(record.get_absolute_url())

    columns = ("name", "title", "role", "institution", "url", "unit", "unit_url", "is_garbled")
    people = response.context["people_named"]
    assert [tuple(one[column] for column in columns) for one in people] == [
        (
            *("Umbra Lim", "head", "Teacher", "County hospital", hospital.get_absolute_url()),
            *("Clinic", clinic.get_absolute_url(), False),
        ),
        ("", "Consul", "Official responsible", None, None, "Visa office", None, False),
        ("Nobody", "", "Quoted", None, None, "", None, True),
    ]
    assert [len(one["references"]) for one in people] == [1, 0, 0]
    page = response.content.decode()
    assert f'href="{clinic.get_absolute_url()}"' in page
    assert "Visa office" in page
    assert page_text(response).count("name probably garbled in translation") == 1


@pytest.mark.parametrize("kind", MAKERS)
def test_record_without_people_has_no_table_of_them(client, kind):
    record, other = MAKERS[kind](), MAKERS[kind]()
    make_person(**{kind: other})

    assert "People named" in page_text(client.get(other.get_absolute_url()))
    assert "People named" not in page_text(client.get(record.get_absolute_url()))
