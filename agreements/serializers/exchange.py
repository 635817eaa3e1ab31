"""The public form of exchanges."""

from agreements.models import Exchange, ExchangeParty
from agreements.serializers.base import RelatedRecord
from agreements.serializers.evidence import ParticipantSerializer
from agreements.serializers.record import (
    PARTICIPANT_FIELDS,
    PersonSerializer,
    RecordSerializer,
)


class ExchangePartySerializer(ParticipantSerializer):
    """A party of an exchange; its role gives the direction."""

    class Meta:
        model = ExchangeParty
        fields = ("role", *PARTICIPANT_FIELDS, "evidence")


class ExchangeSerializer(RecordSerializer):
    """An exchange with its direction, specialties and people, and what it belongs to."""

    parties = ExchangePartySerializer(many=True)
    people = PersonSerializer(many=True)
    agreements = RelatedRecord(many=True)
    programme = RelatedRecord()
    delegation = RelatedRecord()

    class Meta:
        model = Exchange
        fields = (
            *RecordSerializer.HEAD,
            "kind",
            "status",
            "dates",
            "participants",
            "participants_to",
            "participants_qualifier",
            "participants_unit",
            "scope",
            "duration",
            "duration_to",
            "duration_unit",
            "parties",
            "people",
            "specialties",
            "agreements",
            "programme",
            "delegation",
            *RecordSerializer.FOOT,
        )
