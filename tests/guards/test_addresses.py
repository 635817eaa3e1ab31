"""Every entity has a list, a page and a form in JSON, and every list is tried."""

from agreements.serializers.public import SERIALIZERS
from tests.addresses import list_names, page_names
from tests.lists import LISTS
from tests.tables import WHOLLY_PUBLIC


def test_every_list_is_tried_with_bad_filters():
    assert sorted(one.name for one in LISTS) == list_names()


def test_every_entity_with_a_page_has_a_list_and_a_form_in_json():
    entities = {model._meta.model_name for model in set(SERIALIZERS) - set(WHOLLY_PUBLIC)}

    assert page_names() == sorted(entities)
    lists = {name.removesuffix("y") + "ies" if name[-1] == "y" else f"{name}s" for name in entities}
    assert lists - set(list_names()) == set()
