"""The public form of institutions."""

from agreements.models import Institution, InstitutionAlias
from agreements.serializers.base import NAMES, AddressField, PublicSerializer, RelatedName
from agreements.serializers.evidence import SupportedSerializer


class InstitutionAliasSerializer(PublicSerializer):
    """Another name of an institution."""

    class Meta:
        model = InstitutionAlias
        fields = ("text", "language", "kind", "used")


class InstitutionSerializer(SupportedSerializer):
    """An institution; of related institutions, those that are public themselves."""

    url = AddressField()
    aliases = InstitutionAliasSerializer(many=True)
    region = RelatedName()
    parent = RelatedName()
    units = RelatedName(many=True)
    successor = RelatedName()
    predecessors = RelatedName(many=True)

    class Meta:
        model = Institution
        fields = (
            "slug",
            "url",
            *NAMES,
            "aliases",
            "kind",
            "region",
            "parent",
            "units",
            "uscc",
            "ror",
            "wikidata",
            "founded",
            "dissolved",
            "successor",
            "predecessors",
            "evidence",
        )
