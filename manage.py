#!/usr/bin/env python
"""Runs the management commands of the register."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
    # By hand and without a key of production, commands work on the register of this machine.
    if "SECRET_KEY" not in os.environ:
        os.environ.setdefault("LOCAL_MODE", "true")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"The register does not start: {error}")
