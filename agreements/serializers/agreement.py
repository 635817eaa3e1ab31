"""The public form of agreements."""

from rest_framework import serializers

from agreements.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    Commitment,
    CommitmentDelivery,
)
from agreements.serializers.base import (
    DateField,
    PublicSerializer,
    RelatedInstitution,
    RelatedName,
    RelatedRecord,
)
from agreements.serializers.evidence import ParticipantSerializer, RowSerializer
from agreements.serializers.record import (
    PARTICIPANT_FIELDS,
    TERM_PERIOD,
    PersonSerializer,
    RecordSerializer,
)
from agreements.serializers.specialty import AreaSerializer


class AgreementPartySerializer(ParticipantSerializer):
    """A party of an agreement."""

    unit = RelatedInstitution()

    class Meta:
        model = AgreementParty
        fields = (
            "role",
            *PARTICIPANT_FIELDS,
            "unit",
            "signer_name",
            "signer_title",
            "signer_office",
            "signer_office_zh",
            "signer_office_vi",
            "signed",
            "side",
            "evidence",
        )


class LinkFromSerializer(RowSerializer):
    """How this agreement relates to another: this one … that one."""

    to_agreement = RelatedRecord()

    class Meta:
        model = AgreementLink
        fields = ("kind", "to_agreement", "evidence")


class LinkToSerializer(PublicSerializer):
    """How another agreement relates to this one: that one … this one."""

    from_agreement = RelatedRecord()

    class Meta:
        model = AgreementLink
        fields = ("kind", "from_agreement")


class CommitmentDeliverySerializer(PublicSerializer):
    """The activity that delivers a commitment: one of the two is null.

    The extent is null as well where the activity was not realised: a plan has delivered nothing
    yet.
    """

    delegation = RelatedRecord()
    exchange = RelatedRecord()
    extent = serializers.SerializerMethodField()

    class Meta:
        model = CommitmentDelivery
        fields = ("delegation", "exchange", "extent")

    def get_extent(self, delivery):
        """How much was delivered: {code, label}, or null."""
        if not delivery.is_realised:
            return None
        return {"code": delivery.extent, "label": delivery.get_extent_display()}


class CommitmentSerializer(RowSerializer):
    """One commitment of an agreement, with the published activities that delivered it."""

    area = AreaSerializer()
    deliveries = CommitmentDeliverySerializer(many=True)
    term_period_dates = DateField()

    class Meta:
        model = Commitment
        fields = (
            "text",
            "text_zh",
            "text_vi",
            "area",
            "kind",
            "modality",
            "due",
            *TERM_PERIOD,
            "deliveries",
            "evidence",
        )


class AgreementSerializer(RecordSerializer):
    """An agreement with its parties, links, commitments and related records."""

    place_of_signing = RelatedName()
    effective_end = DateField()
    areas = AreaSerializer(many=True)
    parties = AgreementPartySerializer(many=True)
    people = PersonSerializer(many=True)
    links_from = LinkFromSerializer(many=True)
    links_to = LinkToSerializer(many=True)
    commitments = CommitmentSerializer(many=True)
    delegations = RelatedRecord(many=True)
    exchanges = RelatedRecord(many=True)
    programmes = RelatedRecord(many=True)

    class Meta:
        model = Agreement
        fields = (
            *RecordSerializer.HEAD,
            "kind",
            "level",
            "status",
            "signed",
            "place_of_signing",
            "in_force",
            "term_start",
            "term_end",
            "term_length",
            "term_length_unit",
            "effective_end",
            "ended",
            "end_kind",
            "title_as_printed",
            "other_titles",
            "legal_basis_number",
            "legal_basis_date",
            "legal_basis_signer",
            "principles",
            "principles_zh",
            "principles_vi",
            "areas",
            "parties",
            "people",
            "specialties",
            "links_from",
            "links_to",
            "commitments",
            "delegations",
            "exchanges",
            "programmes",
            *RecordSerializer.FOOT,
        )
