"""The public form of delegations."""

from agreements.models import (
    Delegation,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
)
from agreements.serializers.base import RelatedRecord
from agreements.serializers.evidence import ParticipantSerializer, RowSerializer
from agreements.serializers.record import (
    PARTICIPANT_FIELDS,
    PersonSerializer,
    RecordSerializer,
)
from agreements.serializers.specialty import AreaSerializer


class DelegationPartySerializer(ParticipantSerializer):
    """A party of a delegation."""

    class Meta:
        model = DelegationParty
        fields = ("role", *PARTICIPANT_FIELDS, "evidence")


class DelegationGroupSerializer(RowSerializer):
    """People whom the source counts or describes; the number is null where it is not stated."""

    class Meta:
        model = DelegationGroup
        fields = ("label", "label_zh", "label_vi", "number", "evidence")


class DelegationStopSerializer(ParticipantSerializer):
    """An institution or region that was visited."""

    class Meta:
        model = DelegationStop
        fields = (*PARTICIPANT_FIELDS, "evidence")


class DelegationSerializer(RecordSerializer):
    """A delegation with its parties, people, stops and related records."""

    topics = AreaSerializer(many=True)
    parties = DelegationPartySerializer(many=True)
    members = PersonSerializer(many=True)
    groups = DelegationGroupSerializer(many=True)
    stops = DelegationStopSerializer(many=True)
    agreements = RelatedRecord(many=True)
    exchanges = RelatedRecord(many=True)
    programme = RelatedRecord()

    class Meta:
        model = Delegation
        fields = (
            *RecordSerializer.HEAD,
            "kind",
            "status",
            "dates",
            "headcount",
            "headcount_to",
            "headcount_qualifier",
            "headcount_stage",
            "topics",
            "parties",
            "members",
            "specialties",
            "groups",
            "stops",
            "agreements",
            "exchanges",
            "programme",
            *RecordSerializer.FOOT,
        )
