"""The people whom sources name, as the tables of records print them."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from agreements.presenters.named_rows import name_html
from agreements.text import in_parentheses, lang_span


def person_label(name, title):
    """A person with the title as printed, or whichever of the two is known."""
    if name and title:
        return _("%(name)s, %(title)s") % {"name": name, "title": title}
    return name or title


def person_html(name, title):
    """A person as `person_label` gives one, of parts that are HTML or plain text."""
    return mark_safe(person_label(*map(conditional_escape, (name, title))))


def office_and_title(title, office, office_lang, row, references):
    """The office of a person in the reader's language, or the title as printed where none is
    known; and that title beside the office, unless both say the same, apart from case.
    """
    printed = references.printed(title, row=row)
    differs = office and office.casefold() != title.casefold()
    return {
        "title": lang_span(office, office_lang) or printed,
        "title_as_printed": printed if differs else "",
    }


def person_rows(people, references):
    """The people of a record, with title, institution, unit and role, and the marks of each."""
    return [
        {
            "name": references.printed(person.name, row=person),
            "is_garbled": person.is_garbled,
            **office_and_title(
                person.title, person.display_office, person.office_lang, person, references
            ),
            "role": person.get_role_display(),
            "institution": person.institution and person.institution.display_name,
            "lang": person.institution and person.institution.name_lang,
            "url": person.institution and person.institution.get_absolute_url(),
            "unit": name_html(person.unit)
            or references.printed(person.unit_as_printed, row=person),
            "unit_url": person.unit and person.unit.get_absolute_url(),
            "references": references.for_row(
                person,
                format_html(
                    "{}{}",
                    references.printed(person_label(person.name, person.title), row=person),
                    in_parentheses(person.get_role_display()),
                ),
            ),
        }
        for person in people
    ]
