"""The public form of places."""

from agreements.models import Region, RegionAlias
from agreements.serializers.base import NAMES, AddressField, Names, PublicSerializer, RelatedName
from agreements.serializers.evidence import SupportedSerializer


class RegionAliasSerializer(PublicSerializer):
    """Another name of a place."""

    class Meta:
        model = RegionAlias
        fields = ("text", "language", "kind")


class RegionSerializer(SupportedSerializer):
    """A place. Of groupings and members those that are public themselves; what it came from or
    went into is a matter of the gazetteer and stands by name only.
    """

    url = AddressField()
    aliases = RegionAliasSerializer(many=True)
    parent = RelatedName()
    successor = Names()
    predecessors = Names(many=True)
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
