"""The choices: every value has a label and a description in each language, and stands in the
dictionary of the page about the register.
"""

from html import escape

import pytest
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy, override

from agreements import choices
from agreements.choices.described import DescribedChoices
from agreements.presenters.vocabularies import VOCABULARIES

LANGUAGES = [code for code, _name in settings.LANGUAGES]
CHOICES = [
    one for one in vars(choices).values() if isinstance(one, type) and issubclass(one, TextChoices)
]


def missing(one, language):
    """The texts that the values of a class lack in a language: ["Scope.STATE: label", …]."""
    found = []
    for member in one:
        for text in ("label", "description"):
            with override("en"):
                english = str(getattr(member, text))
            with override(language):
                words = str(getattr(member, text))
            is_translated = language == "en" or words != english
            if not words.strip() or not is_translated:
                found.append(f"{one.__name__}.{member.name}: {text}")
    return found


class Incomplete(DescribedChoices):
    """Choices that lack something: no description, and no translation."""

    EMPTY = "empty", gettext_lazy("Visit"), ""
    ENGLISH = "english", "In English alone", "Not translated."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", CHOICES, ids=lambda one: one.__name__)
def test_every_choice_has_a_label_and_a_description_in_each_language(one, language):
    assert missing(one, language) == []


def test_what_is_missing_is_found():
    assert missing(Incomplete, "en") == ["Incomplete.EMPTY: description"]
    assert missing(Incomplete, "vi") == [
        "Incomplete.EMPTY: description",
        "Incomplete.ENGLISH: label",
        "Incomplete.ENGLISH: description",
    ]


def test_choice_without_a_description_is_refused():
    with pytest.raises(TypeError, match="label"):
        DescribedChoices("Undescribed", {"EVENT": ("event", "This event")})


@pytest.mark.parametrize("one", CHOICES, ids=lambda one: one.__name__)
def test_descriptions_are_one_sentence_each(one):
    assert [str(m.description) for m in one if str(m.description)[-1:] != "."] == []


def test_every_list_of_choices_has_a_title():
    assert sorted(VOCABULARIES, key=str) == sorted(CHOICES, key=str)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_stands_in_the_dictionary(client, language):
    prefix = "" if language == "en" else f"/{language}"

    page = client.get(f"{prefix}/about/").content.decode()

    for one in CHOICES:
        start = page.index(f'<details id="{one.__name__}">')
        table = page[start : page.index("</details>", start)]
        with override(language):
            for member in one:
                label, description = escape(str(member.label)), escape(str(member.description))
                cells = (f"{label}<small><code>{member.value}</code></small>", description)
                assert [cell for cell in cells if f"<td>{cell}</td>" not in table] == []
