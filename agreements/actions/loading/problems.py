"""How a fixture is refused: with the file, the record and the field."""

from django.core.exceptions import ValidationError


class FixtureError(ValidationError):
    """A fixture cannot be loaded; each message names file, record and field."""

    def __init__(self, place, field, message):
        super().__init__(": ".join(filter(None, (str(place), field, str(message)))))

    def __str__(self):
        return "\n".join(self.messages)


def refusal(place, error):
    """The FixtureError for the first complaint of a ValidationError about one row."""
    if isinstance(error, FixtureError):
        return error
    if not hasattr(error, "error_dict"):
        return FixtureError(place, "", " ".join(error.messages))
    field, messages = next(iter(error.message_dict.items()))
    return FixtureError(place, "" if field == "__all__" else field, " ".join(messages))
