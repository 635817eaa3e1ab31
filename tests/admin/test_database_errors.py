"""What the database alone refuses is an error of the form, in the reader's language, and never an
error page.

Each test has a colleague in the way: a second transaction that the form cannot see, and that ends
while the clerk's own waits for it.
"""

import re

import pytest
from django.apps import apps
from django.db.models import BaseConstraint
from django.utils import translation

from agreements.database.items import rendered_sql
from agreements.database.rules import MESSAGES
from agreements.models import Agreement, AgreementParty, Institution, Programme, Region
from tests import factories as make
from tests.sessions import Session
from tests.staff import errors_of, make_person, page, prefix_of, shown_in, with_row
from tests.tables import COUNTS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MOVE = "UPDATE agreements_programme SET parent_id = %s WHERE id = %s"
JUST_NAMED_OR_DELETED = (
    "What is named here has just been deleted by a colleague, or has just been named by one while "
    "you deleted it. Nothing was saved: open the page again."
)


@pytest.fixture
def colleague():
    session = Session()
    # So that the rows that it names are held at once, as those of a clerk are.
    session.run("SET CONSTRAINTS ALL IMMEDIATE")
    yield session
    session.finish()
    session.connection.close()


@pytest.fixture
def clerk(client, settings):
    # What is refused is fetched a second time, for the form that says so; and a selection is
    # locked record by record.
    settings.ZEAL_ALLOWLIST = [{"model": "agreements.Programme"}, {"model": "agreements.Agreement"}]
    client.force_login(make_person("superuser"))
    return client


def said(response):
    """The messages on the page to which an answer leads."""
    return [str(message) for message in response.context["messages"]]


def test_every_rule_of_a_trigger_has_a_message():
    sql = "\n".join(rendered_sql().values())

    assert sorted(re.findall(r"CONSTRAINT = '(\w+)'", sql)) == sorted(MESSAGES)
    assert [text for text in MESSAGES.values() if f"'{text}'" not in sql] == []


def test_every_constraint_has_a_message_of_its_own():
    stock = BaseConstraint.default_violation_error_message
    rules = [
        rule
        for model in apps.get_app_config("agreements").get_models(include_auto_created=True)
        if model not in COUNTS  # Nobody fills these in.
        for rule in model._meta.constraints
    ]

    assert len(rules) > 50
    assert [rule.name for rule in rules if rule.violation_error_message == stock] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A programme cannot be part of a programme that is part of it."),
        ("zh-hans", "一个项目不能隶属于其自身的下级项目。"),
        ("vi", "Một chương trình không thể thuộc về chương trình vốn thuộc về chính nó."),
    ],
)
def test_circle_that_a_colleague_closes_is_an_error(clerk, colleague, language, sentence):
    one, two = (make.make_programme(state="draft") for _ in range(2))
    colleague.run(MOVE, one.pk, two.pk)
    colleague.commit_once_waited_for()

    with translation.override(language):
        url = page(Programme, "change", one.pk)
        response = clerk.post(url, shown_in(clerk.get(url)) | {"parent": two.pk})

    assert errors_of(response) == [sentence]
    assert Programme.objects.get(pk=one.pk).parent is None


def test_address_name_that_a_colleague_gives_is_an_error_of_the_field(clerk, colleague):
    url = page(Region, "add")
    sent = shown_in(clerk.get(url)) | {"name": "Hekou", "kind": "county", "slug": "hekou"}
    colleague.run(
        "INSERT INTO agreements_region (name, name_zh, name_vi, slug, kind, iso_3166, gbt_2260, "
        "founded, dissolved, path, alias_text) "
        "VALUES ('Hekou', '', '', 'hekou', 'county', '', '', '', '', '', '')"
    )
    colleague.commit_once_waited_for()

    response = clerk.post(url, sent)

    assert response.context["adminform"].form.errors == {
        "slug": ["Place with this Address name already exists."]
    }


def test_row_that_names_what_a_colleague_deletes_is_an_error_with_its_labels(clerk, colleague):
    record, hospital = make.make_agreement(state="draft"), make.make_institution()
    url = page(Agreement, "change", record.pk)
    response = clerk.get(url)
    prefix = prefix_of(response, AgreementParty)
    sent = with_row(shown_in(response), prefix, role="witness", institution=hospital.pk, position=3)
    colleague.run("DELETE FROM agreements_institution WHERE id = %s", hospital.pk)
    colleague.commit_once_waited_for()

    response = clerk.post(url, sent)

    assert response.status_code == 200
    assert errors_of(response) == [
        f"Party – Institution: {JUST_NAMED_OR_DELETED}",
        "Select a valid choice. That choice is not one of the available choices.",
    ]
    assert record.parties.count() == 2


def test_deletion_of_what_a_colleague_names_waits_and_shows_what_is_in_the_way(clerk, colleague):
    region, hospital = make.make_region(), make.make_institution(name="First Hospital")
    colleague.run(
        "UPDATE agreements_institution SET region_id = %s WHERE id = %s", region.pk, hospital.pk
    )
    colleague.commit_once_waited_for()

    response = clerk.post(page(Region, "delete", region.pk), {"post": "yes"})

    link = page(Institution, "change", hospital.pk)
    assert response.context["protected"] == [f'Institution: <a href="{link}">First Hospital</a>']
    assert Region.objects.filter(pk=region.pk).exists()


def test_selection_that_a_colleague_names_is_an_error_and_kept(clerk, colleague):
    region, hospital = make.make_region(), make.make_institution()
    colleague.run(
        "UPDATE agreements_institution SET region_id = %s WHERE id = %s", region.pk, hospital.pk
    )
    colleague.commit_once_waited_for()
    sent = {"action": "delete_selected", "_selected_action": [region.pk], "post": "yes"}

    response = clerk.post(page(Region, "changelist"), sent, follow=True)

    assert said(response) == [f"Institution – Seat: {JUST_NAMED_OR_DELETED}"]
    assert Region.objects.filter(pk=region.pk).exists()


def test_two_reviewers_in_each_others_way_are_asked_to_try_again(clerk, colleague):
    one, other = (make.make_agreement(state="submitted") for _ in range(2))
    hold = "SELECT FROM agreements_agreement WHERE id = %s FOR UPDATE"
    colleague.run(hold, one.pk)
    # The latest record comes first in the list, and so is locked first. The clerk waits first, and
    # so is the first whom the database finds waiting for ever.
    sent = {"action": "publish_selected", "_selected_action": [one.pk, other.pk], "take": "1"}
    colleague.commit_once_waited_for(hold, other.pk)

    response = clerk.post(page(Agreement, "changelist"), sent)

    assert response.context["problems"] == [
        "Somebody else was saving at the same moment, so nothing of yours was saved. Please save "
        "again."
    ]
    assert Agreement.objects.published().count() == 0
