"""Load the register's first data: the vocabularies, the gazetteer and the source documents."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from agreements.actions.loading.documents import load_documents
from agreements.actions.loading.problems import FixtureError
from agreements.actions.loading.vocabularies import VOCABULARIES, load_vocabulary

__all__ = ["FixtureError", "LoadReport", "load_register"]

FOLDER = Path(settings.BASE_DIR) / "fixtures"


@dataclass
class LoadReport:
    """How many rows of each table were added, changed and left as they are."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)

    def count(
        self, model: type[Model], *, added: int = 0, changed: int = 0, unchanged: int = 0
    ) -> None:
        """Add to the counts of a table, which is named as people call it."""
        name = str(model._meta.verbose_name_plural)
        for counts, number in (
            (self.added, added),
            (self.changed, changed),
            (self.unchanged, unchanged),
        ):
            counts[name] = counts.get(name, 0) + number


@transaction.atomic
def load_register(*, folder: Path = FOLDER) -> LoadReport:
    """Load every fixture of a folder and say what was done, as a LoadReport.

    All or nothing: a fault raises FixtureError, which names file, record and field. What is in
    the database already stays: of the vocabularies only translations and coordinates follow the
    fixtures, synonyms are added, and a record, institution or source of a document is never touched
    again, since the staff own it from then on. So a second run changes nothing.
    """
    report = LoadReport()
    for vocabulary in VOCABULARIES:
        load_vocabulary(vocabulary, folder, report)
    load_documents(folder, report)
    return report
