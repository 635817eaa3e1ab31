"""Why a file cannot be read is a sentence in each language."""

import pytest
from django.utils import translation

from agreements.extraction.document import REASONS, Document, ExtractionError


@pytest.mark.parametrize("code", REASONS)
@pytest.mark.parametrize("language", ["en", "zh-hans", "vi"])
def test_reason_names_the_file_in_the_language_of_the_reader(code, language):
    with translation.override(language):
        sentence = ExtractionError(code, found="pdf").sentence("报告.docx")
    assert "报告.docx" in sentence
    assert "%(" not in sentence


def test_document_goes_through_json_unchanged():
    document = Document(text="文", title="T")
    assert Document(**document.as_dict()) == document
