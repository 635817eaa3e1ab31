"""Errors of fixtures, with the file, the record and the field."""

from typing import Any

from django.core.exceptions import ValidationError

JSONObject = dict[str, Any]


class FixtureError(ValidationError):
    """A fixture cannot be loaded; each message names file, record and field."""

    def __init__(self, location: str, field: str, message: object) -> None:
        super().__init__(": ".join(filter(None, (location, field, str(message)))))

    def __str__(self) -> str:
        return "\n".join(self.messages)


def refusal(location: str, error: ValidationError) -> FixtureError:
    """The FixtureError for the first complaint of a ValidationError about one row."""
    if isinstance(error, FixtureError):
        return error
    if not hasattr(error, "error_dict"):
        return FixtureError(location, "", " ".join(error.messages))
    field, messages = next(iter(error.message_dict.items()))
    return FixtureError(location, "" if field == "__all__" else field, " ".join(messages))


def as_object(data: object, location: str) -> JSONObject:
    """A value of a JSON file that has to be an object. Raises FixtureError."""
    if not isinstance(data, dict):
        raise FixtureError(location, "", "is no object")
    return data


def as_list(data: JSONObject, name: str, location: str) -> list[Any]:
    """A member of a JSON object that has to be a list; empty if missing. Raises FixtureError."""
    value = data.get(name, [])
    if not isinstance(value, list):
        raise FixtureError(location, name, "is no list")
    return value
