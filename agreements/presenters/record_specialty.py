"""The specialties of a record, as its page prints them."""

from django.utils.translation import gettext as _

from agreements.choices import NOT_CARRIED_OUT, SpecialtyStage
from agreements.presenters.named_rows import name_html
from agreements.registry import EXCHANGE, kind_of
from agreements.text import label_value


def specialty_rows(record, references):
    """The specialties as printed and as mapped; of an exchange with the people in each where the
    source splits them.
    """
    return [
        {
            "label": references.printed(one.label, row=one),
            "term": one.specialty and one.specialty.display_name,
            "lang": one.specialty and one.specialty.name_lang,
            "code": one.specialty and one.specialty.code,
            "url": one.specialty and one.specialty.get_absolute_url(),
            "participants": one.participants,
            "stage": stage_label(record, one),
            "references": references.for_row(one, panel_text(record, one, references)),
        }
        for one in record.specialties.all()
    ]


def panel_text(record, specialty, references):
    """A specialty for the panel of its evidence, of an exchange with the people in it."""
    name = name_html(specialty.specialty) or references.printed(specialty.label, row=specialty)
    if kind_of(record) != EXCHANGE:
        return name
    people = specialty.participants
    return label_value(name, _("not split") if people is None else people)


def stage_label(record, specialty):
    """Whether a specialty was asked for or taken up; empty where that is not stated. In an exchange
    that was not carried out none was taken up: its status says how far it came.
    """
    if specialty.stage == SpecialtyStage.NOT_STATED:
        return ""
    if specialty.stage == SpecialtyStage.TAKEN and _is_not_carried_out(record):
        return record.get_status_display()
    return specialty.get_stage_display()


def _is_not_carried_out(record):
    return kind_of(record) == EXCHANGE and record.status in NOT_CARRIED_OUT
