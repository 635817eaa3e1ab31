"""The second of two editors of a region, institution, source or term gets an error and overwrites
nothing.
"""

import pytest

from agreements.models import Area, Institution, InstitutionAlias, Region, Source, Specialty
from tests import factories as make
from tests.sessions import Session
from tests.staff import errors_of, make_person, page, prefix_of, shown_in, with_row

pytestmark = pytest.mark.slow

EACH = pytest.mark.parametrize(
    ("model", "maker", "field"),
    [
        (Region, make.make_region, "name_zh"),
        (Institution, make.make_institution, "name_zh"),
        (Source, make.make_source, "publisher"),
        (Specialty, make.make_specialty, "name_zh"),
        (Area, make.make_area, "name_zh"),
    ],
    ids=["Region", "Institution", "Source", "Specialty", "Area"],
)


@pytest.mark.django_db
@EACH
def test_second_of_two_editors_gets_an_error_and_loses_nothing(client, model, maker, field):
    row = maker()
    url = page(model, "change", row.pk)
    first, second = make_person("superuser"), make_person("superuser")
    client.force_login(second)
    seconds = shown_in(client.get(url))
    client.force_login(first)
    saved = client.post(url, shown_in(client.get(url)) | {field: "By the first"})
    client.force_login(second)

    response = client.post(url, seconds | {field: "By the second"})

    (message,) = errors_of(response)
    assert saved.status_code == 302
    assert message.startswith(f"{first.username} changed this record on ")
    assert response.context["adminform"].form[field].value() == "By the second"
    assert getattr(model.objects.get(pk=row.pk), field) == "By the first"


@pytest.mark.django_db
@EACH
def test_row_that_nobody_else_changed_is_saved_twice(client, model, maker, field):
    row = maker()
    url = page(model, "change", row.pk)
    client.force_login(make_person("superuser"))

    answers = [
        client.post(url, shown_in(client.get(url)) | {field: text}).status_code
        for text in ("Once", "Twice")
    ]

    assert answers == [302, 302]
    assert getattr(model.objects.get(pk=row.pk), field) == "Twice"


@pytest.mark.django_db(transaction=True)  # The times of two changes differ.
def test_another_name_that_a_colleague_added_meanwhile_counts(client):
    hospital = make.make_institution()
    url = page(Institution, "change", hospital.pk)
    first, second = make_person("superuser"), make_person("superuser")
    client.force_login(second)
    seconds = shown_in(client.get(url))
    client.force_login(first)
    response = client.get(url)
    prefix = prefix_of(response, InstitutionAlias)
    client.post(
        url, with_row(shown_in(response), prefix, text="Red Cross", language="en", kind="former")
    )
    client.force_login(second)

    response = client.post(url, seconds | {"name": "Renamed"})

    (message,) = errors_of(response)
    assert message.startswith(f"{first.username} changed this record on ")
    assert Institution.objects.get(pk=hospital.pk).name == hospital.name


@pytest.mark.django_db(transaction=True)
@EACH
def test_editor_who_saves_in_the_same_moment_waits_and_gets_an_error(client, model, maker, field):
    row = maker()
    url = page(model, "change", row.pk)
    client.force_login(make_person("superuser"))
    sent = shown_in(client.get(url))
    colleague = Session()
    colleague.run(
        f"UPDATE {model._meta.db_table} SET {field} = 'By a colleague' WHERE id = %s", row.pk
    )
    colleague.commit_once_waited_for()

    response = client.post(url, sent | {field: "At the same moment"})

    colleague.finish()
    colleague.connection.close()
    (message,) = errors_of(response)
    assert message.startswith("Outside the staff area changed this record on ")
    assert getattr(model.objects.get(pk=row.pk), field) == "By a colleague"
