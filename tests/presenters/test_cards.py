"""What the card of a record lists, by name and link in the reader's language."""

import pytest
from django.utils import translation

from agreements.presenters.cards import card_name_html, parties_with, party_link

YUNNAN = {"slug": "yunnan", "name": "Yunnan", "name_zh": "云南省", "name_vi": ""}


def party(**values):
    return {
        "t": "institution", "slug": "hospital", "name": "Hospital", "name_zh": "", "name_vi": "",
        "role": "sends", "place": YUNNAN, **values,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Yunnan"), ("zh-hans", "云南省"), ("vi", '<span lang="en">Yunnan</span>')],
)
def test_name_of_an_item_stands_in_the_language_of_the_reader_or_is_marked(language, name):
    with translation.override(language):
        assert card_name_html(YUNNAN) == name


def test_party_has_its_place_unless_it_is_that_place():
    assert party_link(party())["place"] == "Yunnan"
    assert party_link(party(t="region", slug="yunnan", name="Yunnan"))["place"] == ""


def test_party_in_several_of_the_roles_is_listed_once():
    card = {"parties": [party(), party(role="pays"), party(role="hosts", slug="other")]}
    assert [one["url"] for one in parties_with(card, "sends", "pays")] == [
        "/institutions/hospital/"
    ]
