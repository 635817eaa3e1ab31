"""Bases of the public forms of all entities.

A serializer is the public form of a record: a field that none lists does not exist outside. It
prints what ``for_public()`` has fetched and makes no query. What is left out, and
why, stands in `agreements.serializers.private`.
"""

from django.db import models
from rest_framework import serializers

from agreements.dates import ComputedDateField, UncertainDateField
from agreements.models.evidence import ROWS

# The name or title as pages in the language of the address show it, never empty; then in each
# language, empty where nobody has written it.
NAMES = ("display_name", "name", "name_zh", "name_vi")
TITLES = ("display_title", "title", "title_zh", "title_vi")


class DateField(serializers.Field):
    """An uncertain date: its EDTF text, the first and last day that it may mean, and its words.

    ``from`` and ``to`` are null where that end, or the year, is not known; a date that no source
    states is null as a whole.
    """

    def to_representation(self, value):
        return {
            "edtf": value.text,
            "from": value.earliest and value.earliest.isoformat(),
            "to": value.latest and value.latest.isoformat(),
            "text": value.in_words,
        }


class WordField(serializers.Field):
    """A word with a fixed meaning: its code, which never changes, and its label to be read."""

    def __init__(self, *, labels, **kwargs):
        super().__init__(**kwargs)
        self.labels = labels

    def to_representation(self, value):
        return {"code": value, "label": str(self.labels[value])} if value else None


class NumberField(serializers.Field):
    """A decimal without the decimals that it does not have."""

    def to_representation(self, value):
        return int(value) if value == value.to_integral_value() else float(value)


def address(path, context):
    """An address to be followed from outside: with the host where a request tells it."""
    request = context.get("request")
    return request.build_absolute_uri(path) if request else path


class AddressField(serializers.Field):
    """The address of the page of what is printed."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, instance):
        return address(instance.get_absolute_url(), self.context)


class RelatedRecord(serializers.Serializer):
    """Another record by code, title and address; null where the public may not read it."""

    code = serializers.CharField()
    display_title = serializers.CharField()
    title = serializers.CharField()
    title_zh = serializers.CharField()
    title_vi = serializers.CharField()
    url = AddressField()

    def get_attribute(self, instance):
        """The other record, or None where it is a draft or withdrawn."""
        record = super().get_attribute(instance)
        return record if record is not None and record.is_public else None


class Names(serializers.Serializer):
    """The names of something that may have no page."""

    display_name = serializers.CharField()
    name = serializers.CharField()
    name_zh = serializers.CharField()
    name_vi = serializers.CharField()


class RelatedName(Names):
    """A region or institution that is public, by its address name, its names and its address."""

    slug = serializers.CharField()
    url = AddressField()


class RelatedInstitution(RelatedName):
    """An institution with its seat."""

    region = RelatedName()


class PublicSerializer(serializers.ModelSerializer):
    """The public form of a model: reads only, and says each choice by code and label."""

    def build_standard_field(self, field_name, model_field):
        """The way in which a column is printed."""
        if model_field.choices:
            return WordField, {"labels": dict(model_field.flatchoices), "read_only": True}
        if isinstance(model_field, UncertainDateField):
            return DateField, {"read_only": True}
        if isinstance(model_field, models.DecimalField):
            return NumberField, {"read_only": True}
        field_class, _options = super().build_standard_field(field_name, model_field)
        return field_class, {"read_only": True}

    @classmethod
    def public_fields(cls):
        """The model's own fields that this form prints; an uncertain date brings its two days."""
        own = {field.name: field for field in cls.Meta.model._meta.get_fields()}
        names = [name for name in cls.Meta.fields if name in own]
        spans = [
            f"{name}_{end}"
            for name in names
            if isinstance(own[name], UncertainDateField | ComputedDateField)
            for end in ("from", "to")
        ]
        return [*names, *spans]


def key_of_row(evidence):
    """The row that evidence supports, as (model name, id); None for a field or the record."""
    for name in ROWS:
        if pk := getattr(evidence, f"{name}_id"):
            return (name.replace("_", ""), pk)
    return None
