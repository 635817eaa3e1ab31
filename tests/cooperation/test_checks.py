"""What `check --deploy` warns of."""

from django.core.checks import run_checks

from cooperation.checks import check_operator, check_security_contact


def test_deployment_without_a_contact_is_warned_of(settings):
    without = [problem.id for problem in run_checks(include_deployment_checks=True)]
    settings.SECURITY_CONTACTS = ["mailto:security@example.org"]

    assert "cooperation.W001" in without
    assert check_security_contact(None) == []


def test_deployment_without_operator_or_contact_is_warned_of(settings):
    settings.OPERATOR, settings.CONTACTS = {"en": ""}, []
    without = [problem.msg for problem in check_operator(None)]
    settings.OPERATOR = {"en": "Health Commission"}
    settings.CONTACTS = ["mailto:register@example.org"]

    assert without == [
        "OPERATOR is not set: /about/ does not give it",
        "CONTACT is not set: /about/ does not give it",
    ]
    assert check_operator(None) == []
