"""The vocabularies: each field with choices has one."""

from django.apps import apps

from agreements.models import Agreement, Exchange
from agreements.presenters.vocabularies import vocabulary_of


def test_field_with_choices_has_the_vocabulary_of_its_values():
    found = vocabulary_of(Exchange._meta.get_field("scope"))

    assert (found["key"], str(found["title"])) == ("Scope", "Scope of a number")
    assert [(row["value"], str(row["label"])) for row in found["rows"]] == [
        ("event", "This event"),
        ("period", "A period"),
        ("cumulative", "Cumulative"),
        ("state", "At a point in time"),
    ]
    assert (
        str(found["rows"][0]["description"])
        == "The number is of this event alone, such as “ten doctors took part in the course”."
    )


def test_field_that_may_be_empty_has_the_vocabulary_of_its_values():
    assert vocabulary_of(Exchange._meta.get_field("duration_unit"))["key"] == "DurationUnit"


def test_field_without_choices_has_no_vocabulary():
    assert vocabulary_of(Agreement._meta.get_field("title")) is None
    assert vocabulary_of(Agreement._meta.get_field("areas")) is None


def test_every_field_with_choices_has_a_vocabulary():
    fields = [
        field
        for model in apps.get_app_config("agreements").get_models()
        for field in model._meta.concrete_fields
        # Only staff see proposals, whose choices stand in no dictionary.
        if field.choices and not model.__name__.startswith("Proposal")
    ]

    assert len(fields) > 40
    assert [str(field) for field in fields if vocabulary_of(field) is None] == []
