"""The format of a file, told by its bytes, and compared with what its name says."""

import io
import zipfile

from agreements.extraction.document import MAX_UNPACKED, ExtractionError

# The formats, each with the endings of names that say so.
ENDINGS = {
    "pdf": ("pdf",),
    "docx": ("docx",),
    "html": ("html", "htm", "xhtml"),
    "txt": ("txt", "text", "md"),
}
BEGINNINGS_OF_HTML = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))
HEAD = 4096  # bytes that are looked at
MARKS_OF_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, in which every other byte may be zero


def format_of(data: bytes, name: str) -> str:
    """The format of a file. Raises ExtractionError where none can be read, or where its name says
    another one.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise ExtractionError("empty")
    found = _told_by_bytes(data)
    said = _told_by_name(name)
    if said and said != found and {said, found} != {"txt", "html"}:
        raise ExtractionError("other_format", found=found)
    # A text that begins like a page is one, unless its name says that it is plain text.
    return said if {said, found} == {"txt", "html"} else found


def _told_by_name(name: str) -> str:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return next((one for one, endings in ENDINGS.items() if ending in endings), "")


def _told_by_bytes(data: bytes) -> str:
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _told_by_parts(data)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(BEGINNINGS_OF_HTML):
        return "html"
    if not data.startswith(MARKS_OF_ENCODINGS) and not _is_utf16(head) and _is_binary(head):
        raise ExtractionError("unknown")
    return "txt"


def _told_by_parts(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ExtractionError("damaged") from None
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ExtractionError("too_much_work")
    if "word/document.xml" not in {part.filename for part in parts}:
        raise ExtractionError("unknown")
    return "docx"


def _is_binary(head: bytes) -> bool:
    """Whether more than a tenth of some bytes are control characters, as in no text."""
    return len(head.translate(None, CONTROLS)) < 0.9 * len(head)


def _is_utf16(head: bytes) -> bool:
    """Whether bytes without a mark look like UTF-16 of a Latin text: every other one is zero."""
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    return max(even, odd) > 0.4 * pairs and min(even, odd) < 0.1 * pairs
