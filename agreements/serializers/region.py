"""The public form of regions."""

from agreements.models import Region, RegionAlias
from agreements.serializers.base import NAMES, AddressField, PublicSerializer, RelatedName
from agreements.serializers.evidence import SupportedSerializer


class RegionAliasSerializer(PublicSerializer):
    """Another name of a region."""

    class Meta:
        model = RegionAlias
        fields = ("text", "language", "kind", "used")


class RegionSerializer(SupportedSerializer):
    """A region; of related regions, those that are public themselves."""

    url = AddressField()
    aliases = RegionAliasSerializer(many=True)
    parent = RelatedName()
    successor = RelatedName()
    predecessors = RelatedName(many=True)
    members = RelatedName(many=True)
    groupings = RelatedName(many=True)

    class Meta:
        model = Region
        fields = (
            "slug",
            "url",
            *NAMES,
            "aliases",
            "kind",
            "parent",
            "iso_3166",
            "gbt_2260",
            "latitude",
            "longitude",
            "founded",
            "dissolved",
            "successor",
            "predecessors",
            "members",
            "groupings",
            "evidence",
        )
