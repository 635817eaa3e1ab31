"""Things to search for, and what a page of hits shows."""

from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)

SEARCH = "/search/"


def counts(response):
    """The number of hits of each kind that has any."""
    return {one["name"]: one["number"] for one in response.context["counts"] if one["rows"]}


def titles(response, kind):
    """The titles or names of the rows that are shown of one kind."""
    rows = next(one["rows"] for one in response.context["counts"] if one["name"] == kind)
    return [row.get("title") or row["name"] for row in rows]


def make_one_of_each():
    """One thing of each kind that holds the word "renal", and its twin that does not."""
    for word in ("renal", "other"):
        place = make_region(name=f"{word} place", slug=f"{word}-place")
        institution = make_institution(name=f"{word} hospital", slug=f"{word}-hospital")
        # Each names its own source; the records of the first all have "renal" in their names.
        source = make_source(title=f"{word} report", slug=f"{word}-report")
        specialty = make_specialty(name=f"{word} medicine")
        make_agreement(parties=[place, institution], source=source)
        make_delegation(senders=[place], hosts=[institution], source=source)
        make_exchange(senders=[place], hosts=[institution], specialties=[specialty], source=source)
        make_programme(parties=[place], source=source)
