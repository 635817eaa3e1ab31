"""Collecting texts into the catalogues, and checking that nothing is missing."""

import importlib.util
import shutil
from datetime import date
from io import BytesIO

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
    template_as_python,
    texts_of_the_code,
    up_to_date,
)

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

    assert printed == UncertainDate.parse("2008-09-08").format(code)


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
