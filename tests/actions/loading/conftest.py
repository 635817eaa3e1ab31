"""A small register on disk.

Django is not set up yet when this is read, so its fixture imports what it writes.
"""

import pytest


@pytest.fixture
def folder(tmp_path):
    """A small register on disk: three places, a grouping, a document with three records."""
    from tests.small_register import DOCUMENT, FILES, write_document

    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "documents").mkdir()
    write_document(tmp_path, DOCUMENT)
    return tmp_path
