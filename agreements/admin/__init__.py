"""The staff area, for the stock Django admin: one file for each entity.

base.py             lists, forms and rows that all entities share
autocomplete.py     autocomplete fields with labels that distinguish homonyms
record.py           what records share: states, locking, reasons
conflict.py         the message for concurrent edits
steps.py            submit, return, publish, withdraw: a page each
history.py          the history page, from the event tables
history_text.py     its texts; text_diff.py the differences between two texts
database_errors.py  messages for errors of the database
deletion.py         the page that confirms a deletion
evidence.py, figure.py  rows of several entities
"""

from agreements.admin import (  # noqa: F401 - Each registers its entity.
    agreement,
    commitment,
    delegation,
    exchange,
    institution,
    programme,
    proposal,
    region,
    source,
    specialty,
)
