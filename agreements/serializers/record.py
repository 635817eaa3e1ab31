"""Bases of the public forms of agreements, delegations, exchanges and programmes."""

from rest_framework import serializers

from agreements.models import Figure
from agreements.serializers.base import TITLES, AddressField
from agreements.serializers.evidence import RowSerializer, SupportedSerializer

PARTICIPANT_FIELDS = ("institution", "region", "name_as_printed")


class FigureSerializer(RowSerializer):
    """A reported number; one that counts records says beside it how many are recorded."""

    recorded = serializers.IntegerField(
        help_text="Published records of that kind that belong to the record; null: none counted."
    )

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
