"""The staff area, for the stock Django admin: one file for each entity.

base.py      lists, forms and rows that all entities share
choosing.py  choosers with labels that tell homonyms apart
record.py    what records share: states, locking, reasons; conflict.py the message of a conflict
steps.py     submit, return, publish, withdraw: a page each
history.py   the history page, from the event tables; history_words.py what it says
refusal.py   what is said where the database refuses; deleting.py what a deletion takes along
evidence.py, figure.py  rows that hang on several entities
"""

from agreements.admin import (  # noqa: F401 - Each registers its entity.
    agreement,
    commitment,
    delegation,
    exchange,
    institution,
    programme,
    region,
    source,
    specialty,
)
