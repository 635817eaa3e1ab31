"""A password check that finds names through digits, signs and look-alikes."""

import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext, gettext_noop, ngettext

REGISTER_NAME = gettext_noop("Health Cooperation Register")
# What people write for a letter. "l" and "i" share theirs, so that either stands for both.
LOOK_ALIKES = str.maketrans(
    {"@": "a", "4": "a", "8": "b", "đ": "d", "3": "e", "6": "g", "9": "g"}
    | dict.fromkeys("1!|lł", "i")
    | {"0": "o", "ø": "o", "$": "s", "5": "s", "+": "t", "7": "t", "2": "z"}
)
LONGEST = 128  # characters of a password that are looked at, and of a name


class NameInPasswordValidator:
    """Refuses a password that is a name with something around, between or in place of its letters.

    Names are those of the account (sign-in name, first and last name, e-mail address before the @;
    each also word by word) and of the register (its title in all languages, its hosts). Digits and
    signs add nothing, so "nguyen2026!", "r.eviewer123" and "r3g1st3r" are names; a password that
    holds a name and `min_letters` more letters is not refused.

    UserAttributeSimilarityValidator compares how often each character occurs: "r.eviewer123456" is
    not similar enough to "reviewer" for it.
    """

    def __init__(self, min_letters=8):
        self.min_letters = min_letters

    def validate(self, password, user=None):
        shown = password[:LONGEST]
        marked = set()
        for name in {*_names_of(user), *_names_of_register()}:
            marked |= _positions(name, shown)
        rest = [c for at, c in enumerate(shown) if at not in marked and c.isalpha()]
        if marked and len(rest) + len(password[LONGEST:]) < self.min_letters:
            raise ValidationError(self.get_error_message(), code="password_is_name")

    def get_error_message(self):
        return gettext(
            "This password is little more than a name: yours or the register’s, with digits or "
            "signs added."
        )

    def get_help_text(self):
        return ngettext(
            "Your password must not be your name or the register’s with digits or signs added: "
            "beside a name it needs at least %(count)d more letter.",
            "Your password must not be your name or the register’s with digits or signs added: "
            "beside a name it needs at least %(count)d more letters.",
            self.min_letters,
        ) % {"count": self.min_letters}


def _names_of(user):
    """The names of an account, whole and in words, as the letters that they are compared by."""
    names = [getattr(user, name, "") for name in ("username", "first_name", "last_name")]
    email = getattr(user, "email", "") or ""
    return _names(*names, email.partition("@")[0], shortest=3)


def _names_of_register():
    titles = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            titles.append(gettext(REGISTER_NAME))
    # Short syllables of its title are in many good passwords.
    return _names(*titles, *settings.ALLOWED_HOSTS, shortest=5)


def _names(*texts, shortest):
    """The letters of texts and of each of their words that have `shortest` letters or more; two
    are enough where a character is a syllable.
    """
    parts = {part for text in texts if text for part in (text, *re.split(r"[\W\d_]+", text))}
    names = {"".join(filter(str.isalpha, map(_letter, part[:LONGEST]))) for part in parts}
    return {name for name in names if len(name) >= (shortest if name.isascii() else 2)}


def _letter(character):
    """The letter that a character stands for, without case and marks; itself if for none."""
    plain = unicodedata.normalize("NFKD", character).casefold()[:1]
    return plain.translate(LOOK_ALIKES)


def _positions(name, password):
    """Where letters of a name stand in a password: in order, with nothing but digits and signs,
    which may stand for a letter as well, between them.
    """
    letters = [_letter(character) for character in password]
    found = set()
    for start in range(len(letters)):
        end = _end(name, letters, password, start)
        if end:
            found.update(range(start, end))
    return found


def _end(name, letters, password, start):
    """The position after a name that begins at `start`; None where none does."""
    read = {0}  # How many letters of the name may have been read by now.
    for at in range(start, len(letters)):
        after = {count + 1 for count in read if letters[at] == name[count]}
        if len(name) in after:
            return at + 1
        if at > start and not password[at].isalpha():
            after |= read
        read = after
        if not read:
            return None
    return None
