"""Files as somebody may upload them, made for a test."""

import io
import zipfile

import docx
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def word_document(*lines, title="", table=()):
    """A Word document with paragraphs and, below them, a table of one row."""
    document = docx.Document()
    document.core_properties.title = title
    for line in lines:
        document.add_paragraph(line)
    if table:
        cells = document.add_table(1, len(table)).rows[0].cells
        for cell, text in zip(cells, table, strict=True):
            cell.text = text
    return _written(document.save)


def zip_file(**parts):
    """A zip file with parts by name; `__` in a name stands for a slash, `_` for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def pdf(*lines, password="", title="", has_picture=False):
    """A PDF of one page with lines of Latin text, or with a picture."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=600, height=800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    resources = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    if has_picture:
        picture = DecodedStreamObject()
        picture.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
            }
        )
        resources[NameObject("/XObject")] = DictionaryObject(
            {NameObject("/Im1"): writer._add_object(picture)}
        )
    page[NameObject("/Resources")] = resources
    shown = "".join(f"1 0 0 1 50 {760 - 20 * n} Tm ({line}) Tj " for n, line in enumerate(lines))
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf {shown}ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password)
    return _written(writer.write)


def _written(write):
    made = io.BytesIO()
    write(made)
    return made.getvalue()
