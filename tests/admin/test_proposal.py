"""Proposals in the staff area: editors propose for what is closed to them, reviewers decide."""

import pytest
from django.urls import reverse

from agreements.models import Area, Proposal
from tests import factories as make
from tests.staff import errors_of, make_person, page, shown_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TARGETS = [
    (make.make_region, "region", True),
    (make.make_institution, "institution", True),
    (make.make_source, "source", False),
    (make.make_specialty, "specialty", False),
    (make.make_area, "area", False),
    (make.make_agreement, "agreement", False),
    (make.make_programme, "programme", False),
]


@pytest.fixture
def editor(client):
    user = make_person("editor")
    client.force_login(user)
    return user


def published_with(thing, kind):
    """The thing itself; where it is none that has a state, named by a published record."""
    if kind in ("region", "institution"):
        make.make_agreement(parties=[thing])
    if kind == "source":
        make.make_agreement(source=thing)
    return thing


@pytest.mark.parametrize(("maker", "kind", "has_aliases"), TARGETS)
def test_editor_proposes_a_translation_for_what_is_closed(client, editor, maker, kind, has_aliases):
    thing = published_with(maker(), kind)

    form = client.get(page(type(thing), "change", thing.pk))
    address = reverse("admin:agreements_proposal_add") + f"?target={kind}-{thing.pk}"
    assert f'href="{address}"' in form.content.decode()
    shown = client.get(address)
    kinds = [value for value, _label in shown.context["adminform"].form.fields["kind"].choices]
    assert kinds == [*(["alias"] if has_aliases else []), "translation"]
    sent = shown_in(shown) | {"kind": "translation", "language": "vi", "text": "Tên tiếng Việt"}
    response = client.post(address, sent)

    assert response.status_code == 302, errors_of(response)
    (proposal,) = Proposal.objects.all()
    assert (proposal.owner, proposal.text, proposal.proposed_by) == (
        thing,
        "Tên tiếng Việt",
        editor,
    )
    assert (proposal.state, proposal.replaces) == ("open", "")


def test_editor_proposes_an_area(client, editor):
    address = reverse("admin:agreements_proposal_add")
    sent = shown_in(client.get(address)) | {"language": "zh", "text": "航空救援", "note": "第3段"}

    assert client.post(address, sent).status_code == 302

    (proposal,) = Proposal.objects.all()
    assert (proposal.kind, proposal.owner, proposal.note) == ("area", None, "第3段")
    assert not Area.objects.filter(name_zh="航空救援").exists()


@pytest.mark.parametrize(
    "target", ["institution-999999", "institution-x", "user-1", "institution-99999999999999", "x"]
)
def test_target_that_is_not_there_is_told(client, editor, target):
    address = reverse("admin:agreements_proposal_add") + f"?target={target}"
    shown = client.get(address)
    assert shown.status_code == 200

    response = client.post(address, shown_in(shown) | {"language": "zh", "text": "名称"})

    assert errors_of(response) == ["What this was for is not there any more."]
    assert not Proposal.objects.exists()


def test_author_corrects_an_open_proposal_and_decides_nothing(client, editor):
    proposal = make.make_proposal(proposed_by=editor)
    url = page(Proposal, "change", proposal.pk)
    shown = client.get(url)

    assert "decision" not in shown.context["adminform"].form.fields
    sent = shown_in(shown) | {"text": "Rescue in the mountains", "decision": "accept"}
    assert client.post(url, sent).status_code == 302

    proposal.refresh_from_db()
    assert (proposal.text, proposal.state) == ("Rescue in the mountains", "open")


def test_other_editor_only_reads_it(client, editor):
    proposal = make.make_proposal()
    url = page(Proposal, "change", proposal.pk)

    assert client.get(url).status_code == 200
    assert client.post(url, {"text": "Mine"}).status_code == 403


@pytest.mark.parametrize("decision", ["accept", "decline"])
def test_reviewer_decides_in_the_form(client, decision):
    reviewer = make_person("reviewer")
    client.force_login(reviewer)
    region = make.make_region()
    proposal = make.make_proposal(
        kind="translation", language="zh", text="新名", region=region, part="name"
    )
    url = page(Proposal, "change", proposal.pk)
    shown = client.get(url)
    assert "text" not in shown.context["adminform"].form.fields  # The author's alone.

    response = client.post(url, shown_in(shown) | {"decision": decision, "answer": "Paragraph 3."})

    assert response.status_code == 302, errors_of(response)
    proposal.refresh_from_db()
    region.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == (f"{decision.rstrip('e')}ed", reviewer)
    assert region.name_zh == ("新名" if decision == "accept" else "")
    page_after = client.get(url).content.decode()
    assert "Paragraph 3." in page_after


def test_what_is_in_the_way_of_a_decision_is_told_and_nothing_is_written(client):
    client.force_login(make_person("reviewer"))
    region = make.make_region(name_zh="新名")
    proposal = make.make_proposal(kind="translation", language="zh", text="别名", region=region)
    url = page(Proposal, "change", proposal.pk)
    sent = shown_in(client.get(url))

    changed = client.post(url, sent | {"decision": "accept"})
    declined = client.post(url, sent | {"decision": "decline"})

    assert errors_of(changed) == [
        "The text has changed since this was proposed. Decline it, or propose it again."
    ]
    assert errors_of(declined) == ["Give the reason for declining it."]
    region.refresh_from_db()
    proposal.refresh_from_db()
    assert (region.name_zh, proposal.state) == ("新名", "open")


def test_reviewer_sees_what_waits_on_the_front_page(client):
    client.force_login(make_person("reviewer"))
    make.make_proposal()
    make.make_proposal()

    waiting = client.get(reverse("admin:index")).context["waiting"]

    assert [(row["kind"], row["number"]) for row in waiting] == [("Proposals", 2)]
    assert client.get(waiting[0]["url"]).context["cl"].result_count == 2


def test_open_proposal_is_no_part_of_a_public_page(client):
    record = make.make_agreement()
    make.make_proposal(kind="translation", language="zh", text="泄密", agreement=record)

    for suffix in ("", ".json"):
        path = record.get_absolute_url().rstrip("/") + (suffix or "/")
        answer = client.get(path)
        assert answer.status_code == 200
        assert "泄密" not in answer.content.decode()
    assert "泄密" not in client.get(f"/zh-hans{record.get_absolute_url()}").content.decode()
