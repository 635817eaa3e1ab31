"""The files of the source documents."""

import json

from agreements.actions.loading import FOLDER
from agreements.models import Agreement

DOCUMENTS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((FOLDER / "documents").glob("*.json"))
}


def texts(value, relation=None, key=None):
    """Every text of a fixture with the relation and the key under which it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, relation if not isinstance(inner, dict) else name, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key, key)
    elif isinstance(value, str):
        yield relation, key, value


def agreement(code):
    """The agreement of a code."""
    return Agreement.objects.get(code=code)
