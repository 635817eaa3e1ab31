"""Readers of environment variables, each of which refuses a bad value by the variable's name."""

import hashlib
import os
import re
import stat
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set")
    return value


def env_bool(name: str, default: bool) -> bool:
    value = os.environ.get(name, "true" if default else "false")
    if value not in ("true", "false"):
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}")
    return value == "true"


def env_number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a number, 0 or more, not {value!r}")
    return int(value)


def env_contacts(name: str) -> list[str]:
    """The addresses of the variable as URIs, as security.txt takes them; none if it is not set."""
    contacts = [contact.strip() for contact in os.environ.get(name, "").split(",")]
    contacts = [contact for contact in contacts if contact]
    for number, contact in enumerate(contacts):
        if re.fullmatch(r"[^\s:@]+@[^\s:@]+", contact):
            contacts[number] = f"mailto:{contact}"
        elif not re.fullmatch(r"(https|mailto|tel):\S+", contact):
            raise ImproperlyConfigured(
                f"{name} must hold e-mail addresses or https: addresses, not {contact!r}"
            )
    return contacts


def digest(text: str) -> str:
    """A short name for a long text."""
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:12]


def private_folder(path: Path) -> Path:
    """A folder that nobody else can enter, made if it is not there."""
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        status = path.lstat()
    except OSError as error:
        raise ImproperlyConfigured(f"CACHE_ROOT cannot be used: {error}") from None
    # What lies in it is unpickled: who may write there may run programs as us.
    is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    if not is_ours or status.st_mode & 0o022:
        raise ImproperlyConfigured(
            f"CACHE_ROOT must name a folder of the server's user that no other may write to: {path}"
        )
    return path


def env_choice(name: str, choices: tuple[str, ...], default: str) -> str:
    value = os.environ.get(name) or default
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(choices)}, not {value!r}")
    return value
