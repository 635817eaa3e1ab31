"""No text of Django or a package stands in English on the pages of the staff area."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from agreements.models import Agreement
from cooperation import upstream_translations
from tests import factories as make
from tests.staff import make_person, page

WHOLE = [text for text in upstream_translations.STAFF_AREA if "%" not in text and "{" not in text]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "vi"])
@pytest.mark.parametrize("name", ["index", "list"])
def test_page_of_the_staff_area_holds_no_english_of_packages(client, language, name):
    make.make_agreement(state="draft")
    client.force_login(make_person("superuser"))

    with translation.override(language):
        address = reverse("admin:index") if name == "index" else page(Agreement, "changelist")
        shown = client.get(address).content.decode()

    left = ["Axes", *WHOLE, *map(capfirst, upstream_translations.SIGNING_IN)]
    assert [text for text in left if text in shown] == []


@pytest.mark.parametrize(
    ("text", "chinese", "vietnamese"),
    [
        ("Enter a whole number.", "请输入整数。", "Hãy nhập một số nguyên."),
        ("Add %(name)s", "增加%(name)s", "Thêm %(name)s"),
        ("0 of %(cnt)s selected", "已选 0/%(cnt)s", "Đã chọn 0/%(cnt)s"),
        ("None available", "暂无", "Chưa có"),
    ],
)
def test_our_words_win_over_those_of_django(text, chinese, vietnamese):
    found = []
    for language in ("zh-hans", "vi"):
        with translation.override(language):
            found.append(gettext(text))

    assert found == [chinese, vietnamese]
