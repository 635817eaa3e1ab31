"""Files that tests read, wherever the test itself lies."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def name_of(thing):
    """The id of a test: a model's name, or a path from the top of the repository."""
    return str(thing.relative_to(ROOT)) if isinstance(thing, Path) else thing.__name__
