"""Lists of names in one text, separated by semicolons."""

from agreements.text.search import fold

MAX_SYNONYMS = 500  # characters


def with_synonyms(kept: str, added: str) -> str:
    """A list of names followed by those of another list that it does not have, apart from case and
    diacritics, as far as there is room.
    """
    joined, known = kept, {fold(name.strip()) for name in kept.split(";")}
    for name in map(str.strip, added.split(";")):
        longer = f"{joined}; {name}" if joined else name
        if name and fold(name) not in known and len(longer) <= MAX_SYNONYMS:
            joined = longer
            known.add(fold(name))
    return joined
