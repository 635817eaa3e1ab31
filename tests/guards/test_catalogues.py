"""The catalogues: every text of the code, translated, with its placeholders."""

import re
from string import Formatter

import pytest

from cooperation.translations import LANGUAGES, forms, key_of, read_catalogue, texts_of_the_code

# Names. Those of formats (JSON) are known by their capitals.
SAME_IN_ALL_LANGUAGES = {"Wikidata"}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]")
MARKUP = re.compile(r"</?\w+|&\w+;")


@pytest.fixture(scope="module")
def texts():
    return texts_of_the_code()


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def entries(language):
    return [message for message in read_catalogue(language) if message.id]


def test_catalogue_has_the_texts_of_the_code(language, texts):
    found = keys(read_catalogue(language))

    assert sorted(keys(texts) - found) == [], "Run `make messages` and translate these"
    assert sorted(found - keys(texts)) == [], "Run `make messages`: these are used no longer"


def test_every_text_is_translated(entries):
    missing = [entry.id for entry in entries if not all(forms(entry.string))]

    assert entries
    assert missing == []


def test_no_translation_is_a_guess(entries):
    assert [entry.id for entry in entries if entry.fuzzy] == []


def test_plural_forms_are_complete(language, entries):
    expected = read_catalogue(language).num_plurals

    wrong = [e.id for e in entries if e.pluralizable and len(forms(e.string)) != expected]

    assert wrong == []


@pytest.mark.parametrize("parts", [PLACEHOLDER.findall, MARKUP.findall, lambda text: fields(text)])
def test_translations_keep_placeholders_and_markup(entries, parts):
    wrong = [
        (entry.id, translation)
        for entry in entries
        for translation in forms(entry.string)
        if sorted(parts(forms(entry.id)[-1])) != sorted(parts(translation))
    ]

    assert wrong == []


def test_translations_keep_space_at_the_ends(entries):
    wrong = [
        (entry.id, translation)
        for entry in entries
        for translation in forms(entry.string)
        if ends(forms(entry.id)[-1]) != ends(translation)
    ]

    assert wrong == []


def test_no_text_is_left_in_english(entries):
    copied = {
        entry.id
        for entry in entries
        if set(forms(entry.id)) & set(forms(entry.string)) and has_words(forms(entry.id)[0])
    }

    assert copied == SAME_IN_ALL_LANGUAGES


def keys(catalogue) -> set[tuple[str, ...]]:
    """The key of a text in a catalogue."""
    return {key_of(message) for message in catalogue if message.id}


def has_words(text: str) -> bool:
    """Whether there is more to translate than the order of what is filled in, or an acronym."""
    return any(character.islower() for character in PLACEHOLDER.sub("", text))


def fields(text: str) -> list[str]:
    """The names in braces, for str.format."""
    return [name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None]


def ends(text: str) -> tuple[str, str]:
    """The white space before and after."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
