"""The public form of each entity, and the fields that the public may know of."""

from functools import cache

from rest_framework.serializers import ListSerializer

from agreements.models import (
    Agreement,
    Area,
    Delegation,
    Exchange,
    Institution,
    Programme,
    Region,
    Source,
    Specialty,
)
from agreements.serializers.agreement import AgreementSerializer
from agreements.serializers.base import PublicSerializer
from agreements.serializers.delegation import DelegationSerializer
from agreements.serializers.evidence import EvidenceSerializer
from agreements.serializers.exchange import ExchangeSerializer
from agreements.serializers.institution import InstitutionSerializer
from agreements.serializers.programme import ProgrammeSerializer
from agreements.serializers.region import RegionSerializer
from agreements.serializers.source import SourceSerializer
from agreements.serializers.specialty import AreaSerializer, SpecialtySerializer

SERIALIZERS = {
    Agreement: AgreementSerializer,
    Delegation: DelegationSerializer,
    Exchange: ExchangeSerializer,
    Programme: ProgrammeSerializer,
    Region: RegionSerializer,
    Institution: InstitutionSerializer,
    Source: SourceSerializer,
    Specialty: SpecialtySerializer,
    Area: AreaSerializer,
}


@cache
def public_fields():
    """The fields that some public form prints, as {model: set of names}."""
    found = {}
    for serializer in _with_rows([*SERIALIZERS.values(), EvidenceSerializer]):
        found.setdefault(serializer.Meta.model, set()).update(serializer.public_fields())
    return found


def _with_rows(classes):
    """These serializers and all that they print inside."""
    for one in classes:
        yield one
        fields = one._declared_fields.values()
        inner = [type(f.child if isinstance(f, ListSerializer) else f) for f in fields]
        yield from _with_rows([c for c in inner if issubclass(c, PublicSerializer)])
