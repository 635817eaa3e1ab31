"""The public form of specialties and of areas of cooperation."""

from agreements.models import Area, Specialty
from agreements.serializers.base import NAMES, AddressField, PublicSerializer


class AreaSerializer(PublicSerializer):
    """An area of cooperation."""

    class Meta:
        model = Area
        fields = ("slug", *NAMES, "description", "is_retired")


class RelatedSpecialty(PublicSerializer):
    """A specialty by code, names and address."""

    url = AddressField()

    class Meta:
        model = Specialty
        fields = ("code", *NAMES, "url")


class SpecialtySerializer(PublicSerializer):
    """A specialty with the one above it and those below."""

    url = AddressField()
    parent = RelatedSpecialty()
    children = RelatedSpecialty(many=True)

    class Meta:
        model = Specialty
        fields = ("code", "url", *NAMES, "synonyms", "is_local", "is_retired", "parent", "children")
