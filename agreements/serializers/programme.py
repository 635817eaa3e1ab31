"""The public form of programmes."""

from agreements.models import Programme, ProgrammeParty
from agreements.serializers.base import RelatedRecord
from agreements.serializers.evidence import ParticipantSerializer
from agreements.serializers.record import (
    PARTICIPANT_FIELDS,
    PersonSerializer,
    RecordSerializer,
)
from agreements.serializers.specialty import AreaSerializer


class ProgrammePartySerializer(ParticipantSerializer):
    """A party of a programme."""

    class Meta:
        model = ProgrammeParty
        fields = ("role", *PARTICIPANT_FIELDS, "evidence")


class ProgrammeSerializer(RecordSerializer):
    """A programme with its parties and all that it holds."""

    areas = AreaSerializer(many=True)
    parties = ProgrammePartySerializer(many=True)
    people = PersonSerializer(many=True)
    parent = RelatedRecord()
    children = RelatedRecord(many=True)
    agreements = RelatedRecord(many=True)
    delegations = RelatedRecord(many=True)
    exchanges = RelatedRecord(many=True)

    class Meta:
        model = Programme
        fields = (
            *RecordSerializer.HEAD,
            "kind",
            "status",
            "period",
            "legal_basis_number",
            "legal_basis_date",
            "legal_basis_signer",
            "aims",
            "aims_zh",
            "aims_vi",
            "areas",
            "parties",
            "people",
            "specialties",
            "parent",
            "children",
            "agreements",
            "delegations",
            "exchanges",
            *RecordSerializer.FOOT,
        )
