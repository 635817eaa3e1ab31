"""Bases of the public forms of agreements, delegations, exchanges and programmes."""

from rest_framework import serializers

from agreements.models import Commitment, Contribution, Figure, Person, RecordSpecialty
from agreements.serializers.base import (
    TITLES,
    AddressField,
    DateField,
    PublicSerializer,
    RelatedInstitution,
    RelatedName,
)
from agreements.serializers.evidence import RowSerializer, SupportedSerializer
from agreements.serializers.specialty import RelatedSpecialty

# When, counted from the start of a term; the dates are null where that start is not stated.
TERM_PERIOD = ("term_period", "term_period_to", "term_period_unit", "term_period_dates")
PARTICIPANT_FIELDS = (
    "institution",
    "region",
    "description",
    "description_zh",
    "description_vi",
    "number_qualifier",
    "number",
    "number_to",
    "name_as_printed",
)


class PersonSerializer(RowSerializer):
    """A person whom the source names, as printed there."""

    institution = RelatedInstitution()
    unit = RelatedInstitution()

    class Meta:
        model = Person
        fields = (
            "name",
            "is_garbled",
            "title",
            "office",
            "office_zh",
            "office_vi",
            "institution",
            "unit",
            "unit_as_printed",
            "role",
            "evidence",
        )


class RecordSpecialtySerializer(RowSerializer):
    """A specialty with the label as printed. People are those of an exchange whose group the source
    splits, else null.
    """

    specialty = RelatedSpecialty()

    class Meta:
        model = RecordSpecialty
        fields = ("specialty", "label", "participants", "stage", "evidence")


class CommitmentTextSerializer(PublicSerializer):
    """A commitment by its text, which stands in full in the form of its agreement."""

    class Meta:
        model = Commitment
        fields = ("text", "text_zh", "text_vi")


class ContributionSerializer(RowSerializer):
    """What is given or promised: of an institution and a place one is null, or both are."""

    giver_institution = RelatedInstitution()
    giver_region = RelatedName()
    receiver_institution = RelatedInstitution()
    receiver_region = RelatedName()
    commitment = CommitmentTextSerializer()
    term_period_dates = DateField()

    class Meta:
        model = Contribution
        fields = (
            "description",
            "description_zh",
            "description_vi",
            "kind",
            "status",
            "quantity_qualifier",
            "quantity",
            "quantity_to",
            "unit",
            "unit_zh",
            "unit_vi",
            "amount_qualifier",
            "amount",
            "amount_to",
            "currency",
            "scope",
            "giver_institution",
            "giver_region",
            "receiver_institution",
            "receiver_region",
            "dates",
            *TERM_PERIOD,
            "commitment",
            "evidence",
        )


class FigureSerializer(RowSerializer):
    """A reported number; one that counts records says beside it how many are recorded."""

    term_period_dates = DateField()
    about_institution = RelatedInstitution()
    about_region = RelatedName()
    recorded = serializers.IntegerField(
        help_text="Published records of that kind that belong to the record; null: none counted."
    )

    class Meta:
        model = Figure
        fields = (
            "metric",
            "metric_zh",
            "metric_vi",
            "value",
            "value_to",
            "as_printed",
            "unit",
            "unit_label",
            "unit_label_zh",
            "unit_label_vi",
            "currency",
            "qualifier",
            "scope",
            "as_of",
            *TERM_PERIOD,
            "about_institution",
            "about_region",
            "counts",
            "counts_agreement_kind",
            "recorded",
            "evidence",
        )


class RecordSerializer(SupportedSerializer):
    """The public form of a record: code, address, title and summary stand first."""

    HEAD = (
        "code",
        "url",
        *TITLES,
        "summary",
        "summary_zh",
        "summary_vi",
        "published_at",
    )
    FOOT = ("contributions", "figures", "evidence")

    url = AddressField()
    specialties = RecordSpecialtySerializer(many=True)
    contributions = ContributionSerializer(many=True)
    figures = FigureSerializer(many=True)
