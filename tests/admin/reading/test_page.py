"""The page of a source beside the records that rest on it."""

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_evidence, make_source, make_user
from tests.staff import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    text = "They <signed> on 8 September 2008 in Xining.\nNothing else."
    source = make_source(text=text, language="en")
    record = make_agreement(state="draft", title="Pact", signed="2008-09-08")
    make_evidence(
        agreement=record, source=source, field="signed", paragraph=1, words="8 September 2008"
    )
    return source


def address(source):
    return reverse("admin:read_source", args=[source.slug])


@pytest.mark.parametrize("person", ["editor", "reviewer", "superuser"])
def test_words_and_value_lead_to_each_other(client, source, person):
    client.force_login(make_person(person))

    page = client.get(address(source)).content.decode()

    key = source.evidence.get().pk
    assert (
        f'<span id="words-{key}"></span><a href="#value-{key}">8 September 2008</a></mark>' in page
    )
    assert f'<li id="value-{key}" data-evidence="{key}"><a href="#words-{key}">Signed: 8' in page
    assert "They &lt;signed&gt; on" in page
    assert "Pact" in page


def test_source_without_text_or_records_says_so(client):
    client.force_login(make_person("editor"))

    page = client.get(address(make_source(text=""))).content.decode()

    assert "The text is not kept here." in page
    assert "No record rests on this source yet." in page


def test_only_staff_who_may_see_sources_read_it(client, source):
    assert client.get(address(source)).status_code == 302
    client.force_login(make_user())
    assert client.get(address(source)).status_code == 403
    client.force_login(make_person("editor"))
    assert client.get(reverse("admin:read_source", args=["none"])).status_code == 404


def test_form_of_a_source_leads_to_it(client, source):
    client.force_login(make_person("editor"))
    form = reverse("admin:agreements_source_change", args=[source.pk])
    assert f'href="{address(source)}"' in client.get(form).content.decode()
