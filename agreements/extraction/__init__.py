"""The text of documents that staff upload: PDF, Word, web pages and plain text.

`extract` gives the text of a file with what the document says of itself; a file that cannot be read
is refused with a sentence that names it and the remedy. The parsers run in a process of their own
with limits of time and memory (`process.py`), since they read what strangers made.
"""

from agreements.extraction.document import Document, ExtractionError
from agreements.extraction.process import extract

__all__ = ["Document", "ExtractionError", "extract"]
