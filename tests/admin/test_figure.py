"""Figures in the forms of records."""

import pytest

from tests import factories as make
from tests.staff import errors_of, open_form, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


@pytest.mark.parametrize("value", ["9" * 40, "NaN", "1e999999", "١٢\0"])
def test_figure_that_does_not_fit_is_an_error(client, value):
    record = make.make_exchange(state="draft")
    url, response, sent = open_form(client, record)
    prefix = next(
        i.formset.prefix
        for i in response.context["inline_admin_formsets"]
        if "figure" in i.formset.prefix
    )
    row = {"metric": "People", "value": value, "unit": "persons", "scope": "event"}

    response = client.post(url, with_row(sent, prefix, **row))

    assert response.status_code == 200
    assert errors_of(response) != []
    assert record.figures.count() == 0
