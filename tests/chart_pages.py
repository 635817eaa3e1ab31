"""The addresses of charts, and records that are drawn there."""

from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_region,
    make_specialty,
)

CHARTS = [
    "/map",
    "/timeline",
    "/network",
    *(f"/{name}/{kind}" for name in ("agreements", "delegations") for kind in ("map", "timeline")),
    *(f"/exchanges/{kind}" for kind in ("map", "timeline", "specialties", "network")),
    "/agreements/network",
    "/delegations/network",
    *(f"/regions/alpha/{kind}" for kind in ("map", "timeline", "specialties", "network")),
    *(f"/regions/land/{kind}" for kind in ("map", "timeline")),
    *(f"/regions/alpha/{kind}?only=itself" for kind in ("map", "timeline", "network")),
    *(f"/partnerships/alpha/beta/{kind}" for kind in ("map", "timeline", "specialties", "network")),
    "/agreements/map?place=alpha",
    "/agreements/map?place=land&kind=framework",
    "/agreements/map?place=beta&partner=alpha",
    "/agreements/timeline?date=2009/2011",
    "/agreements/timeline?date=2009-03/2011-05",
    "/delegations/map?from=alpha&date=2010",
    "/exchanges/specialties?to=beta",
    "/exchanges/specialties?specialty=L90",
    "/exchanges/network?institution=clinic",
]


def address(where, form):
    """The address of a chart in a form: `/map?a=1` and `.svg` make `/map.svg?a=1`."""
    path, mark, query = where.partition("?")
    return f"{path}{form}{mark}{query}"


def make_drawn_records():
    """Three cities, one of them without coordinates, and records of all kinds between them."""
    land = make_region(slug="land", kind="country", name="Land", latitude=25, longitude=110)
    alpha = make_region(slug="alpha", parent=land, name="Alpha", latitude=23, longitude=113)
    beta = make_region(
        slug="beta", parent=land, name="Beta", name_zh="贝塔", latitude=36, longitude=101
    )
    lost = make_region(slug="lost", name="Lost")
    clinic = make_institution(slug="clinic", name="Clinic", region=alpha)
    hospital = make_institution(slug="hospital", name="Hospital", region=beta)
    branch, other = make_specialty(code="L90"), make_specialty(code="L91")
    twig = make_specialty(code="L90.01", parent=branch)
    make_agreement(parties=[clinic, hospital], signed="2009-05-01")
    make_agreement(parties=[alpha, beta, lost], signed="2009?", kind="memorandum")
    make_agreement(parties=[alpha, lost], signed="2010/2012")
    make_agreement(parties=[beta, lost], signed="XXXX-01-14")
    make_agreement(parties=[alpha])
    make_delegation(senders=[alpha], hosts=[beta], dates="2010-03")
    make_delegation(senders=[clinic], hosts=[hospital], dates="2011-12-30/2012-01-02")
    make_exchange(senders=[clinic], hosts=[beta], specialties=[twig, other], dates="2009")
    make_exchange(senders=[alpha], hosts=[hospital], specialties=[branch], dates="201X")
    make_exchange(senders=[beta], hosts=[alpha], specialties=["A label"])
    make_exchange(senders=[beta], hosts=[alpha])
    return {"land": land, "alpha": alpha, "beta": beta, "lost": lost, "clinic": clinic}
