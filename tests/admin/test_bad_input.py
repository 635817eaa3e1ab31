"""Bad input in a form of the staff area gives an error in the form, and never an error page."""

import pytest
from django.urls import reverse

from agreements.models import Agreement, Exchange, Institution, Programme, Region, Specialty
from tests import factories as make
from tests.staff import errors_of, open_form, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in"), pytest.mark.slow]


@pytest.mark.parametrize(
    "text", ["2019-02-30", "2020/2018", "abc", "31/12/2020", "1" * 10_000, "2019\0", "٢٠١٩"]
)
def test_text_that_is_no_date_is_an_error_and_kept(client, text):
    record = make.make_agreement(state="draft")
    url, _response, sent = open_form(client, record)

    response = client.post(url, sent | {"signed": text})

    assert response.status_code == 200
    assert len(errors_of(response)) == 1
    assert response.context["adminform"].form["signed"].value() == text
    assert Agreement.objects.get(pk=record.pk).signed is None


@pytest.mark.parametrize("model", [Region, Institution, Programme, Specialty])
def test_circle_of_parents_is_an_error(client, settings, model):
    # Where only the database sees the circle, it refuses, and the form is made a second time.
    settings.ZEAL_ALLOWLIST = [{"model": "agreements.Programme"}]
    maker = {
        Region: make.make_region,
        Institution: make.make_institution,
        Programme: lambda **fields: make.make_programme(state="draft", **fields),
        Specialty: make.make_specialty,
    }[model]
    above = maker()
    below = maker(parent=above)
    url, _response, sent = open_form(client, above)

    response = client.post(url, sent | {"parent": below.pk})

    assert response.status_code == 200
    assert len(errors_of(response)) == 1
    assert model.objects.get(pk=above.pk).parent is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("participants", "9" * 30),
        ("participants", "-1"),
        ("participants", "1e400"),
        ("participants", "ten"),
        ("duration", "40000"),
        ("title", "a\0b"),
        ("title", "x" * 301),
        ("summary", "x" * 20_001),
        ("internal_notes", "a\0b"),
        ("kind", "unheard_of"),
        ("programme", "999999999999999999999"),
    ],
)
def test_value_that_does_not_fit_is_an_error(client, name, value):
    record = make.make_exchange(state="draft")
    url, _response, sent = open_form(client, record)

    response = client.post(url, sent | {name: value})

    assert response.status_code == 200
    assert name in response.context["adminform"].form.errors
    assert Exchange.objects.get(pk=record.pk).version == record.version


@pytest.mark.parametrize(
    "query",
    [
        *("kind__exact=%00", "p=99999999999999999999", "p=abc", "o=99", "state=x", "unknown=1"),
        *("e=1", "term=x", "id__exact=9999999999999999999999"),
    ],
)
def test_list_bears_any_address(client, query):
    make.make_agreement()

    response = client.get(f"{page(Agreement, 'changelist')}?{query}", follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("key", ["0", "abc", "_00", "9" * 30])
@pytest.mark.parametrize("name", ["change", "history", "delete"])
def test_page_of_no_record_leads_back(client, name, key):
    response = client.get(page(Agreement, name, key))

    assert response.url == reverse("admin:index")
