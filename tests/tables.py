"""The tables of the register, by introspection: models without history events, views, counts."""

from django.apps import apps
from pghistory.models import Event

from agreements.models import Area, PublishedCount, RegionPair

# What triggers count of published records: no facts, no history, nobody writes it.
COUNTS = (PublishedCount, RegionPair)
ALL_MODELS = [
    model
    for model in apps.get_app_config("agreements").get_models(include_auto_created=True)
    if not issubclass(model, (Event, *COUNTS))
    and (model._meta.managed or model._meta.proxy)  # A view of the database has no rows of its own.
]
# A proxy carries the history triggers of a table that joins two others; Django made the table.
JOINS = [model for model in ALL_MODELS if model._meta.proxy]
TABLES = [model for model in ALL_MODELS if not model._meta.proxy]
MODELS = [model for model in TABLES if not model._meta.auto_created]
# Every row of these is public: nothing has to be hidden.
WHOLLY_PUBLIC = {Area: "a list of words that is public as a whole"}
