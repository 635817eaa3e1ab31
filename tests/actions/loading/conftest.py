"""A small register on disk.

Django is not set up yet when this is read, so its fixture imports what it writes.
"""

import pytest


@pytest.fixture
def folder(tmp_path):
    """A small register on disk: three regions, a grouping, a document with three records."""
    from tests.small_register import write_register

    return write_register(tmp_path)
