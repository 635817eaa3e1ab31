"""The rows of the files of regions and groupings."""

import csv

from tests.paths import ROOT

FIXTURES = ROOT / "fixtures"
REGION_FILES = sorted((FIXTURES / "regions").glob("*.csv"))


def read(path):
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGIONS = [row for path in REGION_FILES for row in read(path)]
GROUPINGS = read(FIXTURES / "groupings.csv")
BY_KEY = {row["key"]: row for row in REGIONS + GROUPINGS}
