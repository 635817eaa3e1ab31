"""The public form of sources."""

from rest_framework import serializers

from agreements.models import Source
from agreements.serializers.base import AddressField, PublicSerializer


class SourceSerializer(PublicSerializer):
    """A source; its text only where the publisher's terms allow."""

    page = AddressField()
    text = serializers.SerializerMethodField()

    class Meta:
        model = Source
        fields = (
            "slug",
            "page",
            "title",
            "publisher",
            "url",
            "language",
            "is_machine_translated",
            "published",
            "retrieved_on",
            "sha256",
            "is_text_public",
            "text",
        )

    def get_text(self, source):
        """The text, or null where it may not be shown."""
        return source.text if source.is_text_public else None
