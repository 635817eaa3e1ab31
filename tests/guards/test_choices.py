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


# What an example begins with, or the quotation mark before the words of a source.
EXAMPLES = {
    "en": ("such as", "“"),
    "zh-hans": ("例如", "如", "“"),
    "vi": ("ví dụ", "chẳng hạn", "như", "“"),
}
# Values that say that nothing is said, or that nothing fits; states that are ours or computed.
WITHOUT_EXAMPLE = {"not_stated", "unknown", "other"}
OURS = (choices.State, choices.TermState)


def without_example(one, language):
    """The values of a class whose description has no example in a language."""
    with override(language):
        return [
            member.name
            for member in one
            if member.value not in WITHOUT_EXAMPLE
            and member != choices.Basis.STATED
            and not any(phrase in str(member.description) for phrase in EXAMPLES[language])
        ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "one", [one for one in CHOICES if one not in OURS], ids=lambda one: one.__name__
)
def test_every_description_holds_an_example_in_each_language(one, language):
    assert without_example(one, language) == []


def test_description_without_an_example_is_found():
    assert without_example(Incomplete, "en") == ["EMPTY", "ENGLISH"]


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
