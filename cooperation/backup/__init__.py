"""Backups of the register: one file with the database and the uploaded files, and the way back.

`archive.py` is the file, `database.py` what PostgreSQL's own programs do, `media.py` the folder of
uploaded files. `manage.py backup` and `manage.py restore` put them together, in production as well
as for `make backup` and `make restore`.
"""


class BackupError(Exception):
    """Why a backup cannot be made or restored, as one line for the person at the terminal."""


class IncompleteError(BackupError):
    """The database is that of the backup already, but the uploaded files are not."""
