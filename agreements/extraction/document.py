"""What is read from a file, and why a file cannot be read."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

MAX_FILE = 20 * 1024 * 1024  # bytes
MAX_TEXT = 500_000  # characters: what a source keeps
MAX_UNPACKED = 200 * 1024 * 1024  # bytes of a document that is packed, such as Word's

# Why a file cannot be read, by a code that passes between processes.
REASONS = {
    "empty": _("%(name)s is empty. Choose the file again."),
    "too_big": _(
        "%(name)s is larger than 20 MB. Save only the pages that are needed, or paste the text."
    ),
    "too_long": _(
        "%(name)s has more than 500,000 characters of text. Save the part that is needed as a file "
        "of its own, or paste it."
    ),
    "unknown": _(
        "%(name)s is none of the formats that can be read: PDF, Word (.docx), a web page (.html) "
        "or plain text (.txt). Save it as one of these, or paste the text."
    ),
    "other_format": _(
        "%(name)s is not what its name says: its contents are of the format .%(found)s. Rename the "
        "file, or save it again in the right format."
    ),
    "encrypted": _(
        "%(name)s is protected by a password. Save it without the password, or paste the text."
    ),
    "scan": _(
        "%(name)s holds pictures of pages and no text: it is a scan. Paste the text, or recognise "
        "it with an OCR program first."
    ),
    "no_text": _("%(name)s holds no text. Choose another file, or paste the text."),
    "damaged": _("%(name)s cannot be read: it is damaged. Save it again, or paste the text."),
    "too_much_work": _(
        "%(name)s takes too long or too much memory to read. Save it again in a simpler form, or "
        "paste the text."
    ),
}


class ExtractionError(Exception):
    """Why a file cannot be read: ``code`` is a key of `REASONS`."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values_ = code, values

    def sentence(self, name: str) -> str:
        """The reason with its remedy, in the reader's language."""
        return REASONS[self.code] % {"name": name, **self.values_}


@dataclass
class Document:
    """The text of a document, a paragraph on a line, and what the document says of itself.

    ``published`` is a date of ISO 8601. What is not said is empty.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The document as JSON takes it."""
        return asdict(self)
