"""The contact directory and the emergency numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
import yaml

from site_builder.load import tags
from site_builder.load.fields import Fields, names
from site_builder.load.files import Folder
from site_builder.load.yaml import Scalar, read
from site_builder.model.contact import (
    AUDIENCES,
    CHANNELS,
    COSTS,
    PASSES_ON,
    ROLES,
    RUN_BY,
    STATUSES,
    TRUTHS,
    Contact,
    Emergency,
    Phone,
)
from site_builder.model.finding import Say, error, nearest
from site_builder.model.where import Where

HOURS = re.compile(
    r"24/7|closed|by appointment|"
    r"(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*"
    r" (?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)(?:; (?=\S))?)+"
)
EXAMPLE_HOST = re.compile(r"(^|[@./])([\w-]+\.)*(example|test|example\.(org|com|net))(/|$)")
OWN_WORDS = re.compile(r"(name|about|hours_note|alert)\.[a-z]{2,3}(-[A-Za-z0-9]+)*")


def load_contacts(folder: Folder, path: Path, say: Say) -> list[Contact]:
    """All records of one YAML file: ids with fields."""
    text = folder.text(path, say)
    node = None if text is None else read(text, folder.shown(path), say)
    if node is None:
        return []
    fields = Fields(node, path.name, say)
    records = (
        _contact(id_, at, Fields(inner, f'the contact "{id_}"', say))
        for id_, at, inner in names(fields)
    )
    return [record for record in records if record is not None]


def _contact(id_: str, where: Where, fields: Fields) -> Contact | None:
    say = fields.say
    regions = tags.regions(fields.scalars("regions", required=True), say, everywhere=True)
    phone_at = fields.scalar("phone")
    phone, drama = _phone(phone_at, regions, say)
    email, chat, url = _email(fields, say), _url(fields, "chat", say), _url(fields, "url", say)
    fields.text("textphone")
    if not any(fields.node(way) for way in ("phone", "email", "chat", "url")):
        mend = "add one of: phone, email, chat, url"
        say(error(where, "K6", f'nobody can reach "{id_}"', mend=mend))
    roles = _roles(fields)
    contact = Contact(
        id=id_,
        where=where,
        name=_worded(fields, "name", required=True),
        about=_worded(fields, "about"),
        run_by=fields.choice("run_by", RUN_BY, "ngo", required=True),
        roles=roles,
        audience=fields.choices("audience", AUDIENCES, required=True),
        regions=regions,
        languages=tags.languages(fields.scalars("languages", required=True), say),
        interpreters=tags.languages(fields.scalars("interpreters"), say),
        phone=phone,
        email=email,
        chat=chat,
        url=url,
        hours=_hours(fields, say),
        timezone=_timezone(fields, say),
        cost=fields.choice("cost", COSTS, "unknown"),
        anonymous=_anonymous(fields),
        on_phone_bill=fields.choice("on_phone_bill", TRUTHS, "unknown"),
        passes_on=fields.choice("passes_on", PASSES_ON, "unknown"),
        from_abroad=fields.choice("from_abroad", TRUTHS, "unknown"),
        status=fields.choice("status", STATUSES, "active", required=True),
        assured_on=_assured(fields, say),
        places=fields.places(),
        example=drama or any(EXAMPLE_HOST.search(a) for a in (email, chat, url) if a),
    )
    for unread in ("setting", "focus", "source", "assured_by", "internal_note", "address_public"):
        fields.node(unread)
    fields.done(lambda name: OWN_WORDS.fullmatch(name) is not None)
    return contact if contact.name.get("") and roles else None


def _roles(fields: Fields) -> tuple[str, ...]:
    found = []
    for scalar in fields.scalars("role", required=True):
        if scalar.text in ROLES:
            found.append(scalar.text)
        else:
            mend = f"write one of: {', '.join(ROLES)}"
            says = f'"{scalar.text}" is not a kind of help'
            fields.say(error(scalar.where, "K1", says, why=nearest(scalar.text, ROLES), mend=mend))
    return tuple(found)


def _worded(fields: Fields, name: str, *, required: bool = False) -> Mapping[str, str]:
    """``name`` and ``name.de`` as one map; the source language has the key ``""``."""
    says = {"": fields.text(name, required=required)}
    for key in fields.entries:
        if key.startswith(f"{name}."):
            says[key.removeprefix(f"{name}.")] = fields.text(key)
    return {language: words for language, words in says.items() if words}


def _phone(scalar: Scalar | None, regions: tuple[str, ...], say: Say) -> tuple[Phone | None, bool]:
    """The number, and whether it lies in a range reserved for drama."""
    if scalar is None:
        return None, False
    country = next((r.partition("-")[0] for r in regions if r != "*"), None)
    mend = "write it as you would dial it, or with + and the country code, in quotation marks"
    try:
        number = phonenumbers.parse(scalar.text, country)
    except phonenumbers.NumberParseException:
        say(error(scalar.where, "K7", f'"{scalar.text}" is not a phone number', mend=mend))
        return None, False
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    drama = any(re.match(pattern, e164) for pattern in drama_ranges())
    if not drama and not phonenumbers.is_valid_number(number):
        says = f'"{scalar.text}" cannot be dialled in {country or "any country"}'
        say(error(scalar.where, "K7", says, mend=mend))
        return None, False
    return Phone(shown=shown, dialled="" if drama else e164, e164=e164), drama


def _hours(fields: Fields, say: Say) -> str:
    scalar = fields.scalar("hours")
    if scalar is None or HOURS.fullmatch(scalar.text):
        return scalar.text if scalar else ""
    mend = "write: Mo-Fr 09:00-17:00, 24/7, closed or by appointment"
    say(error(scalar.where, "K8", f'the hours "{scalar.text}" cannot be read', mend=mend))
    return ""


def _timezone(fields: Fields, say: Say) -> str:
    scalar = fields.scalar("timezone")
    if scalar is None:
        return ""
    try:
        ZoneInfo(scalar.text)
    except (KeyError, ValueError, OSError):
        mend = "write a name of the IANA list, as in Europe/Vienna"
        say(error(scalar.where, "K8", f'"{scalar.text}" is not a time zone', mend=mend))
        return ""
    return scalar.text


def _anonymous(fields: Fields) -> Mapping[str, str]:
    inner = fields.fields("anonymous")
    if inner is None:
        return {}
    says = {c: inner.choice(c, TRUTHS, "unknown") for c in CHANNELS if c in inner.entries}
    inner.done()
    return says


def _url(fields: Fields, name: str, say: Say) -> str:
    url = fields.text(name)
    if url and not re.fullmatch(r"https://[^\s/]+(/\S*)?", url):
        says = f'"{url}" is not an https address'
        say(error(fields.node_where(name), "K7", says, mend="write the full address, https://…"))
        return ""
    return url


def _email(fields: Fields, say: Say) -> str:
    email = fields.text("email")
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        says = f'"{email}" is not an e-mail address'
        say(error(fields.node_where("email"), "K7", says, mend="write it as in name@service.org"))
        return ""
    return email


def _assured(fields: Fields, say: Say) -> date | None:
    scalar = fields.scalar("assured_on")
    try:
        return date.fromisoformat(scalar.text) if scalar else None
    except ValueError:
        assert scalar is not None
        mend = "write the day a person checked it: 2026-10-01"
        say(error(scalar.where, "F5", f'"{scalar.text}" is not a date', mend=mend))
        return None


@cache
def drama_ranges() -> tuple[str, ...]:
    """Patterns of numbers that regulators keep for films and books; see data/fictional.yml."""
    data = resources.files("site_builder.data").joinpath("fictional.yml").read_text("utf-8")
    return tuple(entry["pattern"] for entry in yaml.safe_load(data)["ranges"])


@cache
def _numbers() -> Mapping[str, str]:
    data = resources.files("site_builder.data").joinpath("emergency.yml").read_text("utf-8")
    return {region: entry["general"] for region, entry in yaml.safe_load(data)["countries"].items()}


def emergency_numbers(regions: Iterable[str]) -> dict[str, Emergency]:
    """The real emergency number of each region; a region without one is left out (rule K4)."""
    known = {region: _numbers().get(region.partition("-")[0]) for region in regions}
    return {r: Emergency(region=r, number=number) for r, number in known.items() if number}
