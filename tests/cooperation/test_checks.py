"""What `check --deploy` warns of."""

from django.core.checks import run_checks

from cooperation.checks import check_security_contact


def test_deployment_without_a_contact_is_warned_of(settings):
    without = [problem.id for problem in run_checks(include_deployment_checks=True)]
    settings.SECURITY_CONTACTS = ["mailto:security@example.org"]

    assert "cooperation.W001" in without
    assert check_security_contact(None) == []
