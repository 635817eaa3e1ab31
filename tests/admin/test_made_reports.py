"""What reports say, entered through the forms in the clerk's language, published, and read again.

The reports in `tests/made_reports/` are made up; together they have every kind of fact that the
model has a place for. Each is entered by an editor and published by a reviewer; then pages, JSON
and search give back each value.
"""

import json
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from agreements import models
from agreements.actions.publication import publish_together, submit
from agreements.database.checking import check_all
from agreements.registry import RECORD_KINDS
from tests.pages import page_text
from tests.staff import errors_of, make_person, page, prefix_of, shown_in, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REPORTS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(settings.BASE_DIR) / "tests/made_reports").glob("*.json"))
}
ROWS = {name.lower(): getattr(models, name) for name in models.__all__}


class Clerk:
    """Somebody who enters a report through the forms, in the language of the report."""

    def __init__(self, client, report):
        self.client, self.report, self.made = client, report, {}

    def enter(self, step):
        """Fills in the form of one thing with its rows, and keeps it under its key."""
        model = ROWS[step["model"]]
        with translation.override(self.report["language"]):
            url = page(model, "add")
        response = self.client.get(url)
        sent = shown_in(response) | self._values(step["values"])
        for name, rows in step.get("rows", {}).items():
            fk_name = "from_agreement" if name == "agreementlink" else None
            for row in rows:
                prefix = prefix_of(response, ROWS[name], fk_name)
                sent = with_row(sent, prefix, **self._values(row))
        response = self.client.post(url, sent)
        assert response.status_code == 302, (step["key"], errors_of(response))
        self.made[step["key"]] = model.objects.latest("pk")

    def _values(self, values):
        return {
            name: self.made[value[1:]].pk if str(value).startswith("@") else value
            for name, value in values.items()
        }


def publish_all(clerk, editor):
    """Submits all records of a report and publishes them, and gives them by their keys."""
    records = {
        step["key"]: submit(record=clerk.made[step["key"]], by=editor)
        for step in clerk.report["steps"]
        if step["model"] in RECORD_KINDS
    }
    # What others belong to comes first.
    for kind in ("programme", "agreement", "delegation", "exchange"):
        alike = [one for one in records.values() if one._meta.model_name == kind]
        if alike:
            publish_together(records=alike, by=make_person("reviewer"))
    return {key: type(one).objects.get(pk=one.pk) for key, one in records.items()}


def holds(text, expected):
    """Whether a text holds what is expected, or one of several wordings, parted by a stroke."""
    return any(wording in text for wording in expected.split("|"))


@pytest.fixture(params=REPORTS)
def published(request, client):
    """A report that was entered and published: (report, its records by key)."""
    editor = make_person("editor")
    client.force_login(editor)
    clerk = Clerk(client, REPORTS[request.param])
    for step in clerk.report["steps"]:
        clerk.enter(step)
    records = publish_all(clerk, editor)
    client.logout()
    return clerk.report, records


def test_what_a_report_says_is_on_pages_in_json_and_found(client, published):
    report, records = published
    language = "" if report["language"] == "en" else f"/{report['language']}"
    steps = [step for step in report["steps"] if step["key"] in records]
    assert steps
    with translation.override("en"):
        paths = {key: record.get_absolute_url() for key, record in records.items()}
        search = reverse("search")

    missing = []
    for step in steps:
        path = paths[step["key"]]
        text = " ".join(unescape(page_text(client.get(f"{language}{path}"))).split())
        form = json.dumps(client.get(f"{path.rstrip('/')}.json").json(), ensure_ascii=False)
        missing += [("page", path, one) for one in step["shown"] if not holds(text, one)]
        missing += [("JSON", path, one) for one in step["json"] if one not in form]
        for words in step["search"]:
            found = client.get(f"{language}{search}", {"q": words}).content.decode()
            if f'href="{language}{path}"' not in found:
                missing.append(("search", path, words))

    assert missing == []
    assert [one for one in check_all() if one.differences] == []


def test_every_kind_of_row_and_every_language_is_in_the_reports():
    entered = {
        name
        for report in REPORTS.values()
        for step in report["steps"]
        for name in (step["model"], *step.get("rows", {}))
    }

    assert len(REPORTS) >= 10
    assert {report["language"] for report in REPORTS.values()} == {"en", "zh-hans", "vi"}
    left_out = {"area", "commitmentdelivery", "specialty", "institutionalias", "regionalias"}
    rows = {
        name
        for name, model in ROWS.items()
        if hasattr(model, "pgh_event_model") and not model._meta.proxy and not name.startswith("p")
    }
    assert rows - entered - left_out - {"regionmember"} == set()
