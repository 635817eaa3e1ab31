"""A register written by clerks who give every name in one language alone, through the forms."""

from agreements.actions.publication import publish
from agreements.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Contribution,
    Delegation,
    DelegationGroup,
    DelegationParty,
    Evidence,
    Exchange,
    ExchangeParty,
    Figure,
    Institution,
    Programme,
    ProgrammeParty,
    Region,
    Source,
)
from tests.factories import make_area, make_specialty, make_user
from tests.staff import errors_of, page, prefix_of, shown_in, with_row

# By the ending of their columns.
NAMES = {
    "zh": {
        "region": "西宁市",
        "partner": "瑞丽市",
        "institution": "西宁市第一医院",
        "source": "西宁市与瑞丽市签署协议",
        "area": "眼科合作",
        "specialty": "小儿眼科",
        "agreement": "卫生合作框架协议",
        "delegation": "卫生代表团访问",
        "exchange": "医师进修",
        "programme": "光明行动",
        "text": "培训三十名医师",
        "unit": "名",
    },
    "vi": {
        "region": "Thành phố Đồng Hới",
        "partner": "Thị xã Sa Pa",
        "institution": "Bệnh viện Đồng Hới",
        "source": "Đồng Hới và Sa Pa ký thỏa thuận",
        "area": "Hợp tác nhãn khoa",
        "specialty": "Nhãn khoa trẻ em",
        "agreement": "Thỏa thuận khung về y tế",
        "delegation": "Đoàn y tế sang thăm",
        "exchange": "Bác sĩ đi học tập",
        "programme": "Chương trình Ánh sáng",
        "text": "Đào tạo ba mươi bác sĩ",
        "unit": "người",
    },
}
SLUGS = {
    "zh": {
        "region": "xi-ning-shi",
        "partner": "rui-li-shi",
        "institution": "xi-ning-shi-di-yi-yi-yuan",
        "source": "xi-ning-shi-yu-rui-li-shi-qian-shu-xie-yi",
        "area": "yan-ke-he-zuo",
    },
    "vi": {
        "region": "thanh-pho-dong-hoi",
        "partner": "thi-xa-sa-pa",
        "institution": "benh-vien-dong-hoi",
        "source": "dong-hoi-va-sa-pa-ky-thoa-thuan",
        "area": "hop-tac-nhan-khoa",
    },
}
ROLES = {
    Agreement: (AgreementParty, "signatory", "signatory"),
    Delegation: (DelegationParty, "sender", "host"),
    Exchange: (ExchangeParty, "sends", "hosts"),
    Programme: (ProgrammeParty, "organiser", "organiser"),
}


def add(client, model, rows=(), **values):
    """The row that a clerk adds in the form, with rows of other models below it."""
    url = page(model, "add")
    response = client.get(url)
    sent = shown_in(response) | values
    for row_model, row in rows:
        sent = with_row(sent, prefix_of(response, row_model), **row)
    response = client.post(url, sent)
    assert response.status_code == 302, errors_of(response)
    return model.objects.latest("pk")


def write_register(client, language):
    """Public records of each kind with all that they name, in one language, by what they are."""
    names = NAMES[language]
    name, title = f"name_{language}", f"title_{language}"
    things = {
        "region": add(client, Region, kind="city", **{name: names["region"]}),
        "partner": add(client, Region, kind="city", **{name: names["partner"]}),
        "area": make_area(name="", slug="", **{name: names["area"]}),
        "specialty": make_specialty(name="", **{name: names["specialty"]}),
    }
    Region.objects.filter(pk=things["region"].pk).update(latitude=36, longitude=101)
    Region.objects.filter(pk=things["partner"].pk).update(latitude=24, longitude=97)
    things["institution"] = add(
        client,
        Institution,
        kind="hospital",
        region=things["region"].pk,
        **{name: names["institution"]},
    )
    printed = {"title": names["source"], "language": "zh-Hans" if language == "zh" else "vi"}
    things["source"] = add(client, Source, **printed)
    for model in (Agreement, Delegation, Exchange, Programme):
        kind = model._meta.model_name
        record = add(
            client,
            model,
            rows=list(_rows(model, things, language)),
            **_values(model, things),
            **{title: names[kind]},
        )
        publish(record=record, by=make_user(is_superuser=True))
        record.refresh_from_db()
        things[kind] = record
    return things


def _values(model, things):
    """What a record needs beside its title."""
    return {
        Agreement: {
            "kind": "framework",
            "status": "signed",
            "signed": "2018",
            "areas": things["area"].pk,
        },
        Delegation: {"kind": "visit", "status": "took_place", "dates": "2019"},
        Exchange: {"status": "completed", "dates": "2019"},
        Programme: {"status": "under_way", "period": "2018/2020"},
    }[model]


def _rows(model, things, language):
    """The rows of a record: parties, evidence, and texts in one language."""
    names = NAMES[language]
    party, one_role, other_role = ROLES[model]
    yield party, {"institution": things["institution"].pk, "role": one_role, "position": 1}
    yield party, {"region": things["partner"].pk, "role": other_role, "position": 2}
    yield Evidence, {"source": things["source"].pk, "paragraph": 1, "basis": "stated"}
    given = {"kind": "not_stated", "status": "not_stated", "scope": "event", "position": 1}
    given |= {"quantity_qualifier": "exactly", "amount_qualifier": "not_stated", "quantity": 30}
    given[f"description_{language}"] = names["text"]
    given[f"unit_{language}"] = names["unit"]
    yield Contribution, given
    figure = {"value": 30, "unit": "other", "qualifier": "exactly", "scope": "event", "position": 1}
    figure[f"metric_{language}"] = names["text"]
    figure[f"unit_label_{language}"] = names["unit"]
    yield Figure, figure
    if model is Agreement:
        text = {f"text_{language}": names["text"]}
        yield Commitment, {"kind": "task", "modality": "agreed", "position": 1, **text}
    if model is Delegation:
        yield DelegationGroup, {f"label_{language}": names["text"], "position": 1}
