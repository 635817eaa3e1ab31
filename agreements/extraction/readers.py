"""Readers of each format: bytes → the document. Only `worker.py` loads them."""

import io
from collections.abc import Callable

import trafilatura
from charset_normalizer import from_bytes
from docx import Document as WordDocument
from docx.table import Table
from pypdf import PdfReader

from agreements.extraction.document import Document, ExtractionError

# Characters of a page below which a PDF is a scan with a stamp or a page number on it.
FEW = 20


def read_pdf(data: bytes) -> Document:
    """The text of a PDF with its title. Raises ExtractionError for one that is encrypted, or is a
    scan.
    """
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ExtractionError("encrypted")
    pages = [page.extract_text() or "" for page in reader.pages]
    text = "\n".join(pages)
    if len(text.strip()) < FEW * max(1, len(pages)):
        has_pictures = any("/XObject" in (page.get("/Resources") or {}) for page in reader.pages)
        if has_pictures or not text.strip():
            raise ExtractionError("scan" if has_pictures else "no_text")
    title = (reader.metadata and reader.metadata.title) or ""
    return Document(text=joined_lines(text), title=title)


def read_docx(data: bytes) -> Document:
    """The text of a Word document, tables included, with its title."""
    word = WordDocument(io.BytesIO(data))
    lines: list[str] = []
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return Document(text="\n".join(lines), title=word.core_properties.title or "")


def read_html(data: bytes) -> Document:
    """The article of a web page, without menus and scripts, with its title, publisher and date."""
    found = trafilatura.bare_extraction(
        data, with_metadata=True, include_comments=False, include_tables=True, deduplicate=False
    )
    if found is None or not (found.text or "").strip():
        raise ExtractionError("no_text")
    title = found.title or ""
    text = found.text
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
    return Document(
        text=text, title=title, publisher=found.sitename or "", published=found.date or ""
    )


def read_txt(data: bytes) -> Document:
    """A plain text in whatever encoding."""
    return Document(text=decoded(data))


def decoded(data: bytes) -> str:
    """A text of bytes: UTF-8 or UTF-16 where they are that, else the encoding that fits best."""
    for encoding in ("utf-8-sig", *(("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ())):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(data, cp_isolation=["gb18030", "big5", "utf_16_le", "utf_16_be", "cp1252",
                                          "cp1258"]).best()  # fmt: skip
    if best is None:
        raise ExtractionError("damaged")
    return str(best)


def joined_lines(text: str) -> str:
    """The lines of printed pages as paragraphs: a line that ends within a sentence goes on in the
    next one.
    """
    paragraphs: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if paragraphs and paragraphs[-1] and line and not _ends(paragraphs[-1]):
            glue = "" if _is_wide(paragraphs[-1][-1]) and _is_wide(line[0]) else " "
            paragraphs[-1] += glue + line
        else:
            paragraphs.append(line)
    return "\n".join(filter(None, paragraphs))


def _ends(line: str) -> bool:
    """Whether a line ends a paragraph: with a full stop, or short as a heading is."""
    return line[-1] in '.。!！?？:：;；”"' or len(line) < 30


def _is_wide(char: str) -> bool:
    return char >= "⺀"


READERS: dict[str, Callable[[bytes], Document]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "txt": read_txt,
}
