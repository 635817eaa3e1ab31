"""The texts of the rows of a record are found with it, by its column `texts`."""

import pytest

from agreements.models import (
    Agreement,
    AgreementParty,
    DelegationGroup,
    Person,
)
from tests.factories import (
    make_agreement,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_programme,
)

pytestmark = pytest.mark.django_db

TELEMEDICINE = {
    "en": "Hold telemedicine consultations each month",
    "zh": "每月开展远程会诊",
    "vi": "Khám chữa bệnh từ xa hằng tháng",
}
QUERIES = [
    "telemedicine",
    "consultation",
    "远程会诊",
    "会诊",
    "khám chữa bệnh từ xa",
    "kham chua benh",
]


def three(column):
    """A column in our words in three languages."""
    endings = {"en": "", "zh": "_zh", "vi": "_vi"}
    return {f"{column}{endings[language]}": text for language, text in TELEMEDICINE.items()}


def with_commitment():
    record = make_agreement()
    make_commitment(agreement=record, **three("text"))
    return record


def with_group():
    record = make_delegation()
    DelegationGroup.objects.create(delegation=record, **three("label"))
    return record


def with_contribution():
    record = make_delegation()
    make_contribution(delegation=record, **three("description"))
    return record


def with_figure():
    record = make_exchange()
    make_figure(exchange=record, **three("metric"))
    return record


def with_evidence():
    record = make_programme()
    make_evidence(programme=record, **three("note"))
    return record


def with_office_of_signer():
    record = make_agreement()
    AgreementParty.objects.create(
        agreement=record, institution=make_institution(), **three("signer_office")
    )
    return record


def with_office_of_person():
    record = make_delegation()
    Person.objects.create(delegation=record, name="Freya Lim", role="leader", **three("office"))
    return record


IN_OUR_WORDS = {
    "commitment": with_commitment,
    "principles": lambda: make_agreement(**three("principles")),
    "signer": with_office_of_signer,
    "person": with_office_of_person,
    "group": with_group,
    "aims": lambda: make_programme(**three("aims")),
    "contribution": with_contribution,
    "figure": with_figure,
    "evidence": with_evidence,
}


@pytest.mark.parametrize("of", IN_OUR_WORDS)
def test_text_in_our_words_is_found_in_three_languages(of):
    make_agreement(), make_delegation(), make_exchange(), make_programme()

    record = IN_OUR_WORDS[of]()

    found = {query: list(type(record).objects.matching(query)) for query in QUERIES}
    assert found == {query: [record] for query in QUERIES}
    record.refresh_from_db()
    assert {"of": of, "text": TELEMEDICINE} in [
        {**one, "text": {k: v for k, v in one["text"].items() if k != "printed"}}
        for one in record.texts
    ]


def with_signer():
    record = make_agreement()
    AgreementParty.objects.create(
        agreement=record, institution=make_institution(), signer_title="Deputy mayor"
    )
    return record


def with_person():
    record = make_delegation()
    Person.objects.create(delegation=record, name="Freya Lim", title="Deputy mayor", role="leader")
    return record


def with_words():
    record = make_agreement()
    make_evidence(agreement=record, words="the deputy mayor")
    return record


def with_printed_figure():
    record = make_delegation()
    make_figure(delegation=record, value=None, as_printed="several deputy mayors")
    return record


def with_unit():
    record = make_agreement()
    make_contribution(agreement=record, quantity=2, unit="deputy mayors")
    return record


AS_PRINTED = {
    "title": lambda: make_agreement(title_as_printed="Letter of the deputy mayor"),
    "other title": lambda: make_agreement(other_titles="Letter\nDeputy mayor's letter"),
    "legal basis": lambda: make_agreement(legal_basis_signer="Deputy mayor"),
    "signer": with_signer,
    "person": with_person,
    "evidence": with_words,
    "figure": with_printed_figure,
    "unit of a contribution": with_unit,
}


@pytest.mark.parametrize("of", AS_PRINTED)
def test_words_as_printed_are_found(of):
    make_agreement(), make_delegation()

    record = AS_PRINTED[of]()

    assert list(type(record).objects.matching("deputy mayor")) == [record]


def test_number_of_the_legal_basis_is_found():
    record = make_agreement(legal_basis_number="No. 1234/QD-BYT")
    make_agreement(legal_basis_number="No. 1234/QD-TTg")

    assert list(Agreement.objects.matching("1234/QD-BYT")) == [record]


def test_notes_among_the_staff_are_not_found():
    record = make_agreement(internal_notes="telemedicine")
    Agreement.objects.filter(pk=record.pk).update(review_note="telemedicine")

    assert list(Agreement.objects.matching("telemedicine")) == []


def test_evidence_for_a_link_is_not_found():
    """It is public only while both agreements are."""
    link = make_link(from_agreement=make_agreement(), to_agreement=make_agreement(state="draft"))
    make_evidence(agreement=link.from_agreement, agreement_link=link, note="telemedicine")

    assert list(Agreement.objects.matching("telemedicine")) == []


def test_texts_stand_in_the_order_of_the_page():
    record = make_agreement(principles="Trust", legal_basis_number="7")
    make_commitment(agreement=record, text="Second", position=2)
    make_commitment(agreement=record, text="First", position=1)
    make_contribution(agreement=record, amount=5, currency="CNY", unit_zh="辆")
    make_figure(
        agreement=record, metric="Nurses", as_printed="some", currency="CNY", unit="currency"
    )

    record.refresh_from_db()

    assert record.texts == [
        {"of": "commitment", "text": {"en": "First"}},
        {"of": "commitment", "text": {"en": "Second"}},
        {"of": "principles", "text": {"en": "Trust"}},
        {"of": "legal_basis", "text": {"printed": "7"}},
        {"of": "contribution", "text": {"en": "Ambulances", "zh": "辆", "printed": "CNY"}},
        {"of": "figure", "text": {"en": "Nurses", "printed": "some, CNY"}},
    ]
