"""The public form of evidence, and of what has evidence: records and their rows."""

from rest_framework import serializers

from agreements.models import Evidence, Source
from agreements.models.source import TITLES
from agreements.serializers.base import (
    AddressField,
    PublicSerializer,
    RelatedInstitution,
    RelatedName,
    key_of_row,
)

# What a piece of evidence says, without what it is from and what it is for.
EVIDENCE_FIELDS = (
    "paragraph",
    "span_start",
    "span_end",
    "words",
    "quotation",
    "field",
    "basis",
    "note",
    "note_zh",
    "note_vi",
)


SOURCE_TITLES = ("display_title", *TITLES)


class RelatedSource(PublicSerializer):
    """A source by its address name, title and address."""

    url = AddressField()

    class Meta:
        model = Source
        fields = ("slug", *SOURCE_TITLES, "url")

    @classmethod
    def public_fields(cls):
        """The address is that of our page; the publisher's stands in the source's own form."""
        return ["slug", *TITLES]


class QuotingSerializer(PublicSerializer):
    """The public form of evidence: its quotation only where it may be shown, otherwise empty, as
    where there is none.
    """

    quotation = serializers.CharField(source="public_quotation")


class EvidenceSerializer(QuotingSerializer):
    """Which paragraph of which source supports a field of the record, or the row it stands in."""

    source = RelatedSource()

    class Meta:
        model = Evidence
        fields = ("source", *EVIDENCE_FIELDS)


class SupportedSerializer(PublicSerializer):
    """The public form of something with evidence, which it prints with each row it belongs to."""

    evidence = serializers.SerializerMethodField()

    def to_representation(self, instance):
        """The form of the record; sorts its evidence by row on the way."""
        found = {}
        for evidence in instance.evidence.all():
            found.setdefault(key_of_row(evidence), []).append(evidence)
        self.context["evidence"] = found
        return super().to_representation(instance)

    def get_evidence(self, instance):
        """The evidence for the fields of the record and for the record as a whole."""
        return evidence_of(self, None)


class RowSerializer(PublicSerializer):
    """The public form of a row of a record, with its own evidence."""

    evidence = serializers.SerializerMethodField()

    def get_evidence(self, row):
        """The evidence for this row."""
        return evidence_of(self, (row._meta.model_name, row.pk))


class ParticipantSerializer(RowSerializer):
    """A row that names an institution or a region: one of the two is null."""

    institution = RelatedInstitution()
    region = RelatedName()


def evidence_of(serializer, key):
    """The evidence that the record has for a row, or for its own fields where the key is None."""
    found = serializer.context["evidence"].get(key, [])
    return EvidenceSerializer(found, many=True, context=serializer.context).data
