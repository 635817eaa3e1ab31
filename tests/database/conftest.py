"""Fixtures of the tests of SQL functions and triggers."""

import pytest


@pytest.fixture
def regions():
    """China with a county in Yunnan, Viet Nam with Lào Cai."""
    from tests.factories import make_region

    china = make_region(name="China", kind="country")
    yunnan = make_region(name="Yunnan", name_zh="云南省", kind="province", parent=china)
    honghe = make_region(name="Honghe", kind="prefecture", parent=yunnan)
    hekou = make_region(name="Hekou", name_zh="河口县", kind="county", parent=honghe)
    vietnam = make_region(name="Viet Nam", kind="country")
    laocai = make_region(
        name="Lao Cai", name_zh="老街", name_vi="Lào Cai", kind="province", parent=vietnam
    )
    return {region.name: region for region in (china, yunnan, honghe, hekou, vietnam, laocai)}
