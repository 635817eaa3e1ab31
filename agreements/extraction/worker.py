"""The program that reads one file and ends; see `process.py`, which starts it."""

import contextlib
import json
import resource
import sys

from agreements.extraction.document import ExtractionError
from agreements.extraction.readers import READERS

MEMORY = 1024 * 1024 * 1024  # bytes of addresses


def main(kind: str, seconds: int) -> None:
    """Reads a file of a format from standard input and prints the document as JSON, or the code of
    an error.
    """
    for limit, number in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        resource.setrlimit(limit, (number, number))
    # Parsers warn of what is odd in a file; only the answer is printed.
    with contextlib.redirect_stdout(sys.stderr):
        try:
            answer = READERS[kind](sys.stdin.buffer.read()).as_dict()
        except ExtractionError as error:
            answer = {"error": error.code}
        except (MemoryError, RecursionError):
            answer = {"error": "too_much_work"}
        except Exception:  # Whatever a parser raises, the file is what is wrong.
            answer = {"error": "damaged"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
