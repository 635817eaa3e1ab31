"""How to cite a record: in words, and in the forms of BibTeX and RIS."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models.named import text_language

FORMS = {"txt": gettext_lazy("Plain text"), "bib": "BibTeX", "ris": "RIS"}

# What has a meaning in TeX. A brace stays balanced even where TeX reads it as a letter.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{letter: f"\\{letter}" for letter in "$&#%_"},
    }
)


def citation(record, build_absolute_uri, day):
    """How to cite a record, for ``components/citation.html``: the words, and the files."""
    return {
        "text": plain_text(citation_parts(record, build_absolute_uri, day)),
        "files": [
            {"label": label, "url": citation_url(record, form)} for form, label in FORMS.items()
        ],
    }


def citation_url(record, form):
    """The address of the citation of a record in one form."""
    return reverse(f"{record._meta.model_name}_citation", args=[record.code, form])


def citation_parts(record, build_absolute_uri, day):
    """The parts of a citation; each text is one line. ``day`` is the day of reading."""
    return {
        "register": _("Health Cooperation Register"),
        "title": " ".join(record.display_title.split()),
        "language": text_language(record, "title"),
        "code": record.code,
        "published": timezone.localdate(record.published_at),
        "url": build_absolute_uri(record.get_absolute_url()),
        "day": day,
    }


def plain_text(parts):
    """A citation in words."""
    words = {
        **parts,
        "published": date_format(parts["published"], "DATE_FORMAT"),
        "day": date_format(parts["day"], "DATE_FORMAT"),
    }
    return (
        _(
            "%(register)s: %(title)s. Record %(code)s, published %(published)s. %(url)s "
            "(read %(day)s)."
        )
        % words
    )


def bibtex(parts):
    """An entry of a BibTeX file. The title has braces of its own, so that no style changes its
    capitals.
    """
    fields = {
        "author": "{" + parts["register"].translate(TEX) + "}",
        "title": "{" + parts["title"].translate(TEX) + "}",
        "year": parts["published"].year,
        "number": parts["code"],
        "language": parts["language"],
        "url": parts["url"],
        "urldate": parts["day"].isoformat(),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{parts['code']},\n{lines}}}\n"


def ris(parts):
    """An entry of an RIS file: a tag of two letters, two blanks, a hyphen, a blank, the value."""
    fields = [
        ("TY", "ELEC"),
        ("AU", parts["register"]),
        ("TI", parts["title"]),
        ("PY", parts["published"].year),
        ("DA", parts["published"].strftime("%Y/%m/%d")),
        ("AN", parts["code"]),
        ("LA", parts["language"]),
        ("UR", parts["url"]),
        ("Y2", parts["day"].strftime("%Y/%m/%d")),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)
