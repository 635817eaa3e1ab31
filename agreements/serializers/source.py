"""The public form of sources."""

from django.urls import reverse
from rest_framework import serializers

from agreements.models import Evidence, Source
from agreements.serializers.base import (
    AddressField,
    PublicSerializer,
    RelatedName,
    RelatedRecord,
    address,
)
from agreements.serializers.evidence import EVIDENCE_FIELDS, SOURCE_TITLES, QuotingSerializer


class SupportSerializer(QuotingSerializer):
    """A paragraph of the source and what it supports: one of six owners, and a field or row of it.

    The row itself stands with the record, and its evidence with it.
    """

    agreement = RelatedRecord()
    delegation = RelatedRecord()
    exchange = RelatedRecord()
    programme = RelatedRecord()
    institution = RelatedName()
    region = RelatedName()

    class Meta:
        model = Evidence
        fields = (
            "agreement",
            "delegation",
            "exchange",
            "programme",
            "institution",
            "region",
            *EVIDENCE_FIELDS,
        )


class SourceSerializer(PublicSerializer):
    """A source and what it supports; its text and file only where the publisher's terms allow."""

    page = AddressField()
    text = serializers.SerializerMethodField()
    file = serializers.SerializerMethodField()
    evidence = SupportSerializer(many=True)

    class Meta:
        model = Source
        fields = (
            "slug",
            "page",
            *SOURCE_TITLES,
            "publisher",
            "url",
            "language",
            "is_machine_translated",
            "published",
            "retrieved_on",
            "sha256",
            "is_text_public",
            "text",
            "file",
            "evidence",
        )

    def get_text(self, source):
        """The text, or null where it may not be shown."""
        return source.public_text if source.is_text_public else None

    def get_file(self, source):
        """The address of the file, or null where there is none that may be shown."""
        if not source.has_public_file:
            return None
        return address(reverse("source_file", args=[source.slug]), self.context)
