"""The page of a delegation: detail rows and groups."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.choices import DelegationRole, HeadcountStage
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
from agreements.presenters.details import (
    area_chips,
    area_references,
    evidence_context,
    figure_rows,
    timeline,
)
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import detail_row
from agreements.presenters.named_people import person_rows
from agreements.presenters.parties import participant_html, participant_link
from agreements.presenters.record_specialty import specialty_rows
from agreements.presenters.rows import exchange_row, tone
from agreements.templatetags.inline_text import label_value
from agreements.text import in_parentheses, lang_span


def delegation_page(record, day):
    """The context of the page of a delegation."""
    references = EvidenceReferences(record)
    parties = record.parties.all()
    agreements = links(*record.agreements.all())
    programmes = links(record.programme)
    return {
        "section": "delegations",
        "breadcrumbs": [
            {"label": _("Delegations"), "href": reverse("delegations")},
            {"label": record.code},
        ],
        "record": record,
        "status_tone": tone(record.status),
        "status_note": status_note(record.status),
        "senders": in_role(parties, references, DelegationRole.SENDER),
        "hosts": in_role(parties, references, DelegationRole.HOST),
        "stops": [
            {
                **participant_link(stop, references),
                "references": references.for_row(stop, participant_html(stop)),
            }
            for stop in record.stops.all()
        ],
        "others": in_other_roles(parties, references, DelegationRole.SENDER, DelegationRole.HOST),
        "dates": [
            detail_row(
                _("Date"), date=record.dates, references=references, fields=["dates"], always=True
            )
        ],
        "people": [people_row(record, references)],
        "topics": area_chips(record.topics.all(), "delegations"),
        "topic_references": area_references(record.topics.all(), references, "topics"),
        "agreements": agreements,
        "agreement_references": link_references(agreements, references, "agreements"),
        "delivered_commitments": delivered_commitments(record),
        "programmes": programmes,
        "programme_references": link_references(programmes, references, "programme"),
        "specialties": specialty_rows(record, references),
        "people_named": person_rows(record.members.all(), references),
        "groups": group_rows(record, references),
        "contributions": contribution_rows(record.contributions.all(), references),
        "figures": figure_rows(record.figures.all(), references),
        "exchanges": [exchange_row(one) for one in record.exchanges.all()],
        "timeline": timeline(
            record,
            agreements=record.agreements.all(),
            delegations=[record],
            exchanges=record.exchanges.all(),
        ),
        **evidence_context(record, references),
    }


def people_row(record, references):
    """How many travelled, and whether that was announced beforehand or counted afterwards."""
    words = number_of_people(record.headcount, record.headcount_to, record.headcount_qualifier)
    if words and record.headcount_stage != HeadcountStage.NOT_STATED:
        words += in_parentheses(record.get_headcount_stage_display().lower())
    fields = ("headcount", "headcount_to", "headcount_qualifier", "headcount_stage")
    return detail_row(_("People"), words, references=references, fields=fields, always=True)


def group_rows(record, references):
    """The groups that the source counts or describes, whether or not it names people of them."""
    return [
        {
            "label": group.display_label,
            "lang": group.label_lang,
            "number": group.number,
            "references": references.for_row(group, group_text(group)),
        }
        for group in record.groups.all()
    ]


def group_text(group):
    """A group with its number, where the source gives one."""
    label = lang_span(group.display_label, group.label_lang)
    return label if group.number is None else label_value(label, group.number)
