"""Recognise the sentences of the source documents without keeping them.

The documents belong to their publishers and are not in this repository. What stands here instead
is, for each document, the salted hash of every run of eight words, by which a copied sentence is
found. To add a document, append what this prints for its text:

    python -m tests.shingles DOCUMENT.txt >> tests/data/document_shingles.txt
"""

import hashlib
import re
import sys
from pathlib import Path

DATA = Path(__file__).parent / "data" / "document_shingles.txt"
RUN = 8
SALT = b"health cooperation register"


def shingles(text):
    """The hashes of every run of eight words of a text, whatever its case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {hashlib.blake2b(run.encode(), digest_size=6, key=SALT).hexdigest() for run in runs}


def known_shingles():
    """The hashes of each document, by the SHA-256 of its text."""
    documents = {}
    for line in DATA.read_text().splitlines():
        if line.startswith("document "):
            current = documents.setdefault(line.removeprefix("document "), set())
        else:
            current.add(line)
    return documents


if __name__ == "__main__":
    for name in sys.argv[1:]:
        content = Path(name).read_bytes()
        print("document", hashlib.sha256(content).hexdigest())
        print("\n".join(sorted(shingles(content.decode()))))
