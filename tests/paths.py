"""Places that tests read, wherever the test itself lies."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
