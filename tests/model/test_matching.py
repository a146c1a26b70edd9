"""Matching: filter, rank, never empty by accident; adding a contact never empties a step."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.contact import AUDIENCES, ROLES, STATUSES, Contact, Selector
from site_builder.model.matching import SHOWN, Asked, match, region_chain
from site_builder.model.where import Where

CLOCK = date(2026, 11, 23)
REGIONS = ("SE", "DE", "AT", "AT-9", "*")


def contact(id_: str, **values: object) -> Contact:
    given_values: dict[str, object] = {
        "where": Where("x.yml"), "name": {"": id_}, "run_by": "ngo", "roles": ("helpline",),
        "audience": ("relatives",), "regions": ("SE",), "languages": ("sv",),
    } | values  # fmt: skip
    return Contact(id=id_, **given_values)  # type: ignore[arg-type]


def asked(**values: object) -> Asked:
    chosen: dict[str, object] = {
        "selector": Selector(roles=("helpline",)), "region": "SE", "language": "sv", "clock": CLOCK,
    } | values  # fmt: skip
    return Asked(**chosen)  # type: ignore[arg-type]


CONTACTS = st.lists(
    st.builds(
        contact,
        st.text("abc", min_size=1, max_size=3),
        roles=st.lists(st.sampled_from(ROLES[:4]), min_size=1, unique=True).map(tuple),
        audience=st.lists(st.sampled_from(AUDIENCES), min_size=1, unique=True).map(tuple),
        regions=st.lists(st.sampled_from(REGIONS), min_size=1, unique=True).map(tuple),
        languages=st.lists(st.sampled_from(["sv", "de", "ar", "tr"]), min_size=1).map(tuple),
        hours=st.sampled_from(["24/7", "Mo-Fr 09:00-17:00", ""]),
        status=st.sampled_from(STATUSES),
        example=st.booleans(),
        assured_on=st.none() | st.dates(date(2025, 1, 1), CLOCK),
    ),
    max_size=8,
    unique_by=lambda c: c.id,
)
ASKED = st.builds(
    asked,
    selector=st.builds(
        Selector,
        roles=st.lists(st.sampled_from(ROLES[:4]), min_size=1, unique=True).map(tuple),
        audience=st.sampled_from(["", *AUDIENCES]),
    ),
    region=st.sampled_from(["SE", "DE", "AT", "AT-9"]),
    language=st.sampled_from(["sv", "de-AT", "ar"]),
    urgent=st.booleans(),
    mode=st.sampled_from(["demo", "production"]),
)


@given(CONTACTS, ASKED)
def test_what_is_shown_fits_what_is_asked(contacts: list[Contact], question: Asked) -> None:
    found = match(contacts, question)
    assert len(found.shown) <= SHOWN
    for shown in found.shown:
        assert shown.status == "active"
        assert set(shown.roles) & set(question.selector.roles)
        assert set(shown.regions) & set(region_chain(question.region))
        assert question.mode == "demo" or not shown.example
    assert bool(found.counted) or found.narrowed_by or not contacts


@given(CONTACTS, CONTACTS, ASKED)
def test_adding_contacts_never_takes_one_away(
    some: list[Contact], more: list[Contact], question: Asked
) -> None:
    ids = {c.id for c in some}
    added = [*some, *(c for c in more if c.id not in ids)]
    assert match(added, question).counted >= match(some, question).counted
    assert len(match(added, question).shown) >= len(match(some, question).shown)


@given(CONTACTS, ASKED, st.randoms())
def test_order_of_files_does_not_matter(
    contacts: list[Contact], question: Asked, chance: st.DataObject
) -> None:
    shuffled = list(contacts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match(shuffled, question) == match(contacts, question)


def test_ranking_of_an_urgent_step() -> None:
    day = contact("day", hours="Mo-Fr 09:00-17:00")
    night = contact("night", hours="24/7", languages=("de",))
    assert match([day, night], asked(urgent=True)).shown == (night, day)
    assert match([day, night], asked()).shown == (day, night)


def test_nearest_region_and_language_come_first() -> None:
    near, far = contact("z", regions=("AT-9",)), contact("a", regions=("*",))
    question = asked(region="AT-9", language="sv")
    assert match([far, near], question).shown == (near, far)
    helped = contact("i", languages=("de",), interpreters=("sv",))
    silent = contact("b", languages=("de",))
    spoken = contact("s", languages=("sv",))
    assert match([silent, helped, spoken], asked()).shown == (spoken, helped, silent)


def test_only_a_recent_check_by_a_person_counts_in_production() -> None:
    def days(number: int, **values: object) -> int:
        checked = contact("x", assured_on=CLOCK - timedelta(days=number), **values)
        return match([checked], asked(mode="production")).counted

    assert days(0) == days(180) == 1
    assert days(181) == 0
    other = Selector(roles=("peer-support",))
    checked = contact("x", roles=("peer-support",), assured_on=CLOCK - timedelta(days=365))
    assert match([checked], asked(mode="production", selector=other)).counted == 1
    unchecked = match([contact("x")], asked(mode="production"))
    assert (unchecked.counted, unchecked.narrowed_by) == (0, "check")
    assert match([contact("x", example=True)], asked(mode="production")).shown == ()


def test_the_condition_that_left_none_is_named() -> None:
    cases = {
        "status": contact("x", status="closed"),
        "role": contact("x", roles=("legal",)),
        "audience": contact("x", audience=("professionals",)),
        "region": contact("x", regions=("NO",)),
    }
    question = asked(selector=Selector(roles=("helpline",), audience="relatives"))
    for name, one in cases.items():
        assert match([one], question).narrowed_by == name
