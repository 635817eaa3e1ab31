"""Keeps the catalogues of translations in step with the code: ``make messages``.

With ``--check`` it writes nothing, prints what is out of step and ends with status 1.

Babel reads the Python files itself, and Django turns each template into Python first, so that
neither xgettext nor msgmerge is needed. A catalogue says in which files a text stands, but not in
which line, nor when or by whom it was written: it changes only when a text does.
"""

import ast
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BASE_DIR = Path(__file__).resolve().parent.parent
LANGUAGES = ("vi", "zh_Hans")
# The functions of Django's name, the arguments that hold the texts and (c) the context.
FUNCTIONS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def path_of(language: str) -> Path:
    return BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue as it lies there, or an empty one where there is none."""
    path = path_of(language)
    text = path.read_bytes() if path.exists() else b""
    return read_po(BytesIO(text), locale=language, ignore_obsolete=True, abort_invalid=True)


def up_to_date(catalogue: Catalog, texts: Catalog) -> str:
    """The file of a catalogue as it should be: all texts, with the translations that it has.

    No translation is guessed from a similar text, and none is kept whose text is gone.
    """
    for text in texts:
        known = catalogue.get(text.id, text.context)
        if known and known.pluralizable != text.pluralizable:
            catalogue.delete(text.id, text.context)  # Else Babel would keep it as a guess.
    catalogue.update(texts, no_fuzzy_matching=True)
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        sort_by_file=True,
        include_lineno=False,
        ignore_obsolete=True,
        omit_header=True,
    )
    # Babel's own header says when and by which version of it the file was made.
    header = {
        "Content-Type": "text/plain; charset=utf-8",
        "Language": catalogue.locale,
        "Plural-Forms": catalogue.plural_forms,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in header.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n{body.getvalue().decode().rstrip()}\n'


def texts_of_the_code() -> Catalog:
    """Every text of our Python files and templates that is marked for translation."""
    texts = Catalog()
    for path in source_files():
        name = path.relative_to(BASE_DIR).as_posix()
        source = path.read_text()
        is_template = path.suffix == ".html"
        python = template_as_python(source) if is_template else source
        found = extract(
            "python",
            BytesIO(python.encode()),
            keywords=FUNCTIONS | ({} if is_template else aliases(source)),
            comment_tags=("Translators:",),
            options={"encoding": "utf-8"},
            strip_comment_tags=True,
        )
        for line, text, comments, context in found:
            texts.add(text, locations=[(name, line)], auto_comments=comments, context=context)
    return texts


def source_files() -> Iterator[Path]:
    for folder, pattern in (
        ("agreements", "*.py"),
        ("cooperation", "*.py"),
        ("templates", "*.html"),
    ):
        yield from sorted((BASE_DIR / folder).rglob(pattern))


def template_as_python(source: str) -> str:
    """The template with its texts as calls of gettext, each on its own line, and all else blank."""
    # Markup is indented as Python must not be.
    return re.sub(r"^[ \t]+", "", templatize(source), flags=re.MULTILINE)


def aliases(source: str) -> dict:
    """The names of the functions in the file: ``from … import gettext_lazy as _``."""
    return {
        imported.asname: FUNCTIONS[imported.name]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for imported in node.names
        if imported.asname and imported.name in FUNCTIONS
    }


def forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a text or its translation: one, or where it is counted, one per plural form."""
    return (string,) if isinstance(string, str) else tuple(string)


def problems(language: str, texts: Catalog) -> list[str]:
    """One line for each text that a catalogue lacks, has not translated, or keeps unused."""
    catalogue = read_catalogue(language)
    entries = {key_of(message): message for message in catalogue if message.id}
    wanted = {key_of(message) for message in texts if message.id}
    name = path_of(language).relative_to(BASE_DIR)
    untranslated = {key for key in entries if not all(forms(entries[key].string))}
    return [
        f"{name}: {problem}: {key[1]}"
        for problem, keys in (
            ("not collected", wanted - set(entries)),
            ("no longer used", set(entries) - wanted),
            ("not translated", untranslated & wanted),
        )
        for key in sorted(keys)
    ]


def key_of(message: Message) -> tuple[str, ...]:
    """The key of a text: the context and all forms."""
    return (message.context or "", *forms(message.id))


def write() -> None:
    """Write both catalogues anew and print how much of each is translated."""
    texts = texts_of_the_code()
    for language in LANGUAGES:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(up_to_date(read_catalogue(language), texts))
        missing = sum(
            not any(forms(message.string)) for message in read_catalogue(language) if message.id
        )
        print(f"{path.relative_to(BASE_DIR)}: {len(texts)} texts, {missing} not yet translated")


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(description="Collect the texts to translate into locale/.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if out of step")
    if not parser.parse_args(arguments).check:
        write()
        return 0
    texts = texts_of_the_code()
    found = [line for language in LANGUAGES for line in problems(language, texts)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
