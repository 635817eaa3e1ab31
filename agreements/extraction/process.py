"""The process that reads uploaded files: limited in time and memory, and gone after one file."""

import json
import os
import subprocess
import sys
from pathlib import Path

from agreements.extraction.document import MAX_FILE, MAX_TEXT, Document, ExtractionError
from agreements.extraction.formats import format_of
from agreements.text import clean_text

SECONDS = 20  # of the processor; the clock may show three times as many
ROOT = Path(__file__).parents[2]


def extract(data: bytes, name: str) -> Document:
    """The text of an uploaded file, with what it says of itself.

    Raises ExtractionError where the file cannot be read; its ``sentence(name)`` says why.
    """
    if len(data) > MAX_FILE:
        raise ExtractionError("too_big")
    document = _read_in_child(format_of(data, name), data)
    document.text = clean_text(document.text)
    document.title, document.publisher = (
        " ".join(clean_text(text).split()) for text in (document.title, document.publisher)
    )
    if not document.text.strip():
        raise ExtractionError("no_text")
    if len(document.text) > MAX_TEXT:
        raise ExtractionError("too_long")
    return document


def _read_in_child(kind: str, data: bytes) -> Document:
    command = [sys.executable, "-m", "agreements.extraction.worker", kind, str(SECONDS)]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", "")},  # No secret of the server.
            timeout=3 * SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ExtractionError("too_much_work") from None
    if done.returncode:  # Killed at a limit, or crashed.
        raise ExtractionError("too_much_work" if done.returncode < 0 else "damaged")
    answer = json.loads(done.stdout)
    if code := answer.pop("error", None):
        raise ExtractionError(code)
    return Document(**answer)
