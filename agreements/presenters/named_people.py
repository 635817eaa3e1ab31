"""The people whom sources name, as the tables of records print them."""

from django.utils.html import format_html

from agreements.presenters.details import office_and_title, person_label
from agreements.presenters.named_rows import name_html
from agreements.text import in_parentheses


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
