"""No form of the staff area saves a copy."""

import pytest

from tests import factories as make
from tests.staff import make_person, page, shown_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("person", ["editor", "superuser"])
@pytest.mark.parametrize("maker", [make.make_agreement, make.make_region])
def test_form_is_never_saved_as_another_row(client, maker, person):
    obj = maker()
    client.force_login(make_person("superuser"))
    sent = shown_in(client.get(page(type(obj), "change", obj.pk)))
    client.force_login(make_person(person))
    copy = {"title": "A copy", "name": "A copy", "slug": "a-copy", "reason": "A test"}

    answers = [
        client.post(url, sent | copy | {"_saveasnew": "1"}).status_code
        for url in (page(type(obj), "change", obj.pk), page(type(obj), "add"))
    ]

    assert answers == [400, 400]
    assert list(type(obj).objects.exclude(pk=obj.pk).filter(pk__gt=obj.pk)) == []
