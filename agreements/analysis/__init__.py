"""Counting and judging that is honest: lower bounds only, and never one thing for another.

`people` sums the people of exchanges, `gaps` sets what is reported beside what is recorded,
`rhythm` judges by its own rhythm whether a relation sleeps, `grade` says what it rests on.
"""

from agreements.analysis.gaps import counted, missing
from agreements.analysis.grade import Grade, grade
from agreements.analysis.people import People, Stage, people, people_of_groups
from agreements.analysis.rhythm import Dormancy, Rhythm, rhythm

__all__ = [
    "Dormancy",
    "Grade",
    "People",
    "Rhythm",
    "Stage",
    "counted",
    "grade",
    "missing",
    "people",
    "people_of_groups",
    "rhythm",
]
