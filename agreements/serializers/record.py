"""Bases of the public forms of agreements, delegations, exchanges and programmes."""

from rest_framework import serializers

from agreements.analysis import counted
from agreements.models import Figure
from agreements.serializers.base import TITLES, AddressField
from agreements.serializers.evidence import RowSerializer, SupportedSerializer

PARTICIPANT_FIELDS = ("institution", "region", "name_as_printed")


class FigureSerializer(RowSerializer):
    """A reported number; one that counts records says beside it how many are recorded."""

    recorded = serializers.SerializerMethodField()

    class Meta:
        model = Figure
        fields = (
            "metric",
            "metric_zh",
            "metric_vi",
            "value",
            "value_to",
            "as_printed",
            "unit",
            "currency",
            "qualifier",
            "scope",
            "as_of",
            "counts",
            "counts_agreement_kind",
            "recorded",
            "evidence",
        )

    def get_recorded(self, figure):
        """How many published records of that kind belong to the record; null if none is counted."""
        return counted(figure.owner, figure)


class RecordSerializer(SupportedSerializer):
    """The public form of a record: code, address, title and summary stand first."""

    HEAD = (
        "code",
        "url",
        *TITLES,
        "summary",
        "summary_zh",
        "summary_vi",
        "published_at",
    )
    FOOT = ("figures", "evidence")

    url = AddressField()
    figures = FigureSerializer(many=True)
