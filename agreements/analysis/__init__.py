"""Counting and judging that is honest: lower bounds only, and never one thing for another.

`people` sums the people of exchanges, `coverage` counts what there is in all, `gaps` sets what is
reported beside what is recorded, `contact_interval` says whether a relation is dormant, measured
by its usual interval between contacts, `relation_level` what it rests on.
"""

from agreements.analysis.contact_interval import ContactInterval, Dormancy, contact_interval
from agreements.analysis.coverage import Coverage, coverage
from agreements.analysis.gaps import missing
from agreements.analysis.people import People, Stage, people, people_of_groups
from agreements.analysis.relation_level import RelationLevel, relation_level

__all__ = [
    "ContactInterval",
    "Coverage",
    "Dormancy",
    "People",
    "RelationLevel",
    "Stage",
    "contact_interval",
    "coverage",
    "missing",
    "people",
    "people_of_groups",
    "relation_level",
]
