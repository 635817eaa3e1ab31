"""The operator, its contacts and the licence of the data, as the environment gives them."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cooperation.operator_settings import LICENCES, operator_settings

VARIABLES = ("OPERATOR", "OPERATOR_ZH", "OPERATOR_VI", "CONTACT", "DATA_LICENCE")


@pytest.fixture
def read(monkeypatch):
    """Reads the settings with exactly these variables."""

    def read(**variables):
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return operator_settings()

    return read


def test_nobody_is_named_and_data_is_free_to_use_with_attribution_if_nothing_is_set(read):
    names, contacts, licence = read()

    assert names == {"en": "", "zh-hans": "", "vi": ""}
    assert contacts == []
    assert licence.name == "CC BY 4.0"


def test_language_without_a_name_has_that_of_the_operator(read):
    names, contacts, licence = read(
        OPERATOR="Health Commission",
        OPERATOR_ZH="卫生健康委员会",
        CONTACT="register@example.org, https://example.org/contact",
        DATA_LICENCE="CC0-1.0",
    )

    assert names == {
        "en": "Health Commission",
        "zh-hans": "卫生健康委员会",
        "vi": "Health Commission",
    }
    assert contacts == ["mailto:register@example.org", "https://example.org/contact"]
    assert licence == LICENCES["CC0-1.0"]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        (
            {"CONTACT": "http://example.org"},
            "CONTACT must hold e-mail addresses or https: addresses, not 'http://example.org'",
        ),
        (
            {"DATA_LICENCE": "MIT"},
            "DATA_LICENCE must be CC-BY-4.0 or CC-BY-SA-4.0 or CC0-1.0 or ODC-By-1.0, not 'MIT'",
        ),
    ],
)
def test_bad_value_is_refused_by_its_name(read, variables, message):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(**variables)

    assert str(refusal.value) == message
