"""The public forms of areas and specialties."""

import pytest

from agreements.models import Specialty
from agreements.serializers.specialty import AreaSerializer, SpecialtySerializer
from tests.factories import make_area, make_specialty

pytestmark = pytest.mark.django_db


def test_area_and_specialty():
    area = make_area(name="Training", slug="training")
    above = make_specialty(code="L90", name="Above")
    specialty = make_specialty(code="L90.01", name="Below", parent=above)

    form = SpecialtySerializer(
        Specialty.objects.for_public().with_details().get(code=specialty.code)
    ).data

    assert AreaSerializer(area).data == {
        "slug": "training",
        "display_name": "Training",
        "name": "Training",
        "name_zh": "",
        "name_vi": "",
        "description": "",
        "is_retired": False,
    }
    assert form == {
        "code": "L90.01",
        "url": "/specialties/L90.01/",
        "display_name": "Below",
        "name": "Below",
        "name_zh": "",
        "name_vi": "",
        "synonyms": "",
        "is_local": False,
        "is_retired": False,
        "parent": {
            "code": "L90",
            "display_name": "Above",
            "name": "Above",
            "name_zh": "",
            "name_vi": "",
            "url": "/specialties/L90/",
        },
        "children": [],
    }
