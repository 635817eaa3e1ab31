"""What is wrong with a row before it is saved."""

from django.core.exceptions import ValidationError


def complaints(row):
    """All that is wrong with a row, as sentences."""
    try:
        row.full_clean()
    except ValidationError as error:
        return error.messages
    return []
