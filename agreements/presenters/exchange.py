"""The page of an exchange: detail rows, specialties, and the people of a list of exchanges."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.analysis import people
from agreements.choices import (
    ExchangeRole,
    Scope,
)
from agreements.presenters.activity import (
    delivered_commitments,
    in_other_roles,
    in_role,
    link_references,
    links,
    number_of_people,
    status_note,
)
from agreements.presenters.contributions import contribution_rows
from agreements.presenters.details import evidence_context, figure_rows, timeline
from agreements.presenters.duration import duration
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import detail_row, field_row
from agreements.presenters.list_total import ListTotal
from agreements.presenters.named_people import person_rows
from agreements.presenters.people import phrases_of_stages
from agreements.presenters.record_specialty import specialty_rows
from agreements.presenters.rows import exchange_kind, exchange_row, tone

SCOPE_LABELS = {
    Scope.EVENT: gettext_lazy("This event"),
    Scope.PERIOD: gettext_lazy("A period"),
    Scope.CUMULATIVE: gettext_lazy("Cumulative: not added to any other number"),
    Scope.STATE: gettext_lazy("At a point in time: not added to any other number"),
}


def exchange_page(record, day):
    """The context of the page of an exchange."""
    references = EvidenceReferences(record)
    parties = record.parties.all()
    visits = [record.delegation] if record.delegation and record.delegation.is_public else []
    agreements = links(*record.agreements.all())
    programmes = links(record.programme)
    return {
        "section": "exchanges",
        "breadcrumbs": [
            {"label": _("Exchanges"), "href": reverse("exchanges")},
            {"label": record.code},
        ],
        "record": record,
        "kind": exchange_kind(record),
        "status_tone": tone(record.status),
        "status_note": status_note(record.status),
        "senders": in_role(parties, references, ExchangeRole.SENDS),
        "hosts": in_role(parties, references, ExchangeRole.HOSTS),
        "others": in_other_roles(parties, references, ExchangeRole.SENDS, ExchangeRole.HOSTS),
        "details": exchange_details(record, references),
        "specialties": specialty_rows(record, references),
        "is_unsplit": exchange_row(record)["is_unsplit"],
        "agreements": agreements,
        "agreement_references": link_references(agreements, references, "agreements"),
        "delivered_commitments": delivered_commitments(record),
        "programmes": programmes,
        "programme_references": link_references(programmes, references, "programme"),
        "visits": links(*visits),
        "visit_references": link_references(links(*visits), references, "delegation"),
        "people_named": person_rows(record.people.all(), references),
        "contributions": contribution_rows(record.contributions.all(), references),
        "figures": figure_rows(record.figures.all(), references),
        "timeline": timeline(
            record, agreements=record.agreements.all(), delegations=visits, exchanges=[record]
        ),
        **evidence_context(record, references),
    }


def exchange_details(record, references):
    """When, how many and how long."""
    words = number_of_people(
        record.participants,
        record.participants_to,
        record.participants_qualifier,
        record.participants_unit,
    )
    length = duration(record.duration, record.duration_to, record.duration_unit)
    rows = [
        detail_row(
            _("Date"), date=record.dates, references=references, fields=["dates"], always=True
        ),
        detail_row(
            _("People"),
            words,
            references=references,
            fields=(
                "participants",
                "participants_to",
                "participants_qualifier",
                "participants_unit",
            ),
            always=True,
        ),
    ]
    if words:
        scope = detail_row(
            _("The number covers"),
            SCOPE_LABELS[record.scope],
            references=references,
            fields=["scope"],
        )
        rows.append(scope)
    length_row = field_row(
        *(record, "duration", references),
        value=length,
        also=("duration_to", "duration_unit"),
        always=True,
    )
    return [*rows, length_row]


def exchange_total(bound):
    """The `ListTotal` of a filter set of exchanges, with their people. Costs one query."""
    stages = people(bound.qs, bound.certain_q())
    return ListTotal(
        sum(one.exchanges for one in stages.values()),
        sum(one.certain for one in stages.values()),
        phrases=phrases_of_stages(stages),
    )
