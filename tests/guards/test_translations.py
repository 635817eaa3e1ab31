import importlib.util
import re
import shutil
from datetime import date
from io import BytesIO
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.formats import date_format

from agreements.dates import UncertainDate
from cooperation import translations
from cooperation.translations import (
    LANGUAGES,
    aliases,
    forms,
    key_of,
    read_catalogue,
    template_as_python,
    texts_of_the_code,
    up_to_date,
)

# Names. Those of formats (JSON) are known by their capitals.
SAME_IN_ALL_LANGUAGES = {"Wikidata"}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]")
MARKUP = re.compile(r"</?\w+|&\w+;")


UPDATED = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: vi\n"
"Plural-Forms: nplurals=1; plural=0;\n"

#: a.html
msgctxt "ship"
msgid "Signed on"
msgstr ""

#: b.py
#, python-format
msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] ""

#: b.py
msgid "Signed on"
msgstr "Ký ngày"
"""


@pytest.fixture(scope="module")
def texts():
    return texts_of_the_code()


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def entries(language):
    return [message for message in read_catalogue(language) if message.id]


def test_aliases_of_an_import():
    source = "from django.utils.translation import gettext_lazy as _, pgettext as p, ngettext"

    found = aliases(source)

    assert found == {"_": None, "p": ((1, "c"), 2)}


def test_template_as_python_with_indented_markup():
    source = '<p>\n  {% translate "Sent" %}\n    {{ name }}\n  {% translate "End" context "term" %}'

    python = template_as_python(source)

    assert python.split("\n") == ["XXX", "gettext(u'Sent') ", "", "pgettext(u'term', u'End') "]


@pytest.mark.parametrize("code", ["en", "zh-hans", "vi"])
def test_day_of_publication_reads_like_the_dates_of_a_source(code):
    with translation.override(code):
        printed = date_format(date(2008, 9, 8))

    assert printed == UncertainDate.parse("2008-09-08").words(code)


def test_update_keeps_what_is_used_and_guesses_nothing():
    catalogue, texts = Catalog(locale="vi"), Catalog()
    catalogue.add("Signed on", "Ký ngày")
    catalogue.add("Sent on", "Gửi ngày")
    catalogue.add("%(n)s day", "%(n)s ngày")
    texts.add("Signed on", locations=[("b.py", 9)])
    texts.add("Signed on", context="ship", locations=[("a.html", 7)])
    texts.add(("%(n)s day", "%(n)s days"), locations=[("b.py", 8)])

    text = up_to_date(catalogue, texts)

    assert text == UPDATED
    assert up_to_date(read_po(BytesIO(text.encode()), locale="vi"), texts) == text


@pytest.fixture
def small_project(tmp_path):
    """The module of the translations in a project of its own, whose one template says “Sent”."""
    for folder in ("cooperation", "templates"):
        (tmp_path / folder).mkdir()
    path = shutil.copy(translations.__file__, tmp_path / "cooperation")
    (tmp_path / "templates" / "a.html").write_text('{% translate "Sent" %}')
    spec = importlib.util.spec_from_file_location("small_translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_check_names_what_is_not_collected_and_writes_nothing(small_project, capsys):
    status = small_project.main(["--check"])

    assert status == 1
    assert capsys.readouterr().out.splitlines() == [
        "locale/vi/LC_MESSAGES/django.po: not collected: Sent",
        "locale/zh_Hans/LC_MESSAGES/django.po: not collected: Sent",
    ]
    assert not (small_project.BASE_DIR / "locale").exists()


def test_check_names_what_is_not_translated_and_what_is_no_longer_used(small_project, capsys):
    small_project.main([])
    chinese = small_project.path_of("zh_Hans")
    text = chinese.read_text().replace('msgid "Sent"\nmsgstr ""', 'msgid "Sent"\nmsgstr "已送"')
    chinese.write_text(f'{text}\nmsgid "Old"\nmsgstr "旧"\n')
    capsys.readouterr()

    status = small_project.main(["--check"])

    assert status == 1
    assert capsys.readouterr().out.splitlines() == [
        "locale/vi/LC_MESSAGES/django.po: not translated: Sent",
        "locale/zh_Hans/LC_MESSAGES/django.po: no longer used: Old",
    ]


def test_check_passes_where_nothing_is_missing(small_project, capsys):
    small_project.main([])
    for language in LANGUAGES:
        path = small_project.path_of(language)
        path.write_text(
            path.read_text().replace('msgid "Sent"\nmsgstr ""', 'msgid "Sent"\nmsgstr "x"')
        )
    capsys.readouterr()

    status = small_project.main(["--check"])

    assert (status, capsys.readouterr().out) == (0, "")


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
    """What tells the texts of a catalogue apart."""
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
