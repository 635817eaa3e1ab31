"""How attempts to sign in are counted."""

LONGEST_NAME = 255  # characters, as the columns of django-axes take them


def attempted_name(request, credentials) -> str | None:
    """The user name of an attempt, cut to what django-axes can keep; a form takes any length."""
    name = (credentials or request.POST).get("username")
    return name and name[:LONGEST_NAME]
