"""The program that reads one file answers in JSON, whatever it is given."""

import json
import subprocess
import sys

import pytest

from agreements.extraction.process import ROOT
from tests.uploads import pdf


def answer(kind, data, seconds="20"):
    command = [sys.executable, "-m", "agreements.extraction.worker", kind, seconds]
    done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("kind", "data", "found"),
    [
        ("txt", b"Signed", {"text": "Signed", "title": "", "publisher": "", "published": ""}),
        ("pdf", b"%PDF-1.4", {"error": "damaged"}),
        ("docx", b"", {"error": "damaged"}),
        ("html", b"\xff\x00<", {"error": "no_text"}),
        ("pdf", pdf("x", password="y"), {"error": "encrypted"}),
    ],
)
def test_answer_is_the_document_or_the_code_of_an_error(kind, data, found):
    code, printed = answer(kind, data)
    assert (code, json.loads(printed)) == (0, found)


def test_program_is_killed_at_the_limit_of_its_time():
    code, printed = answer("html", b"<p>x</p>" * 100_000, seconds="0")
    assert (code < 0, printed) == (True, b"")
