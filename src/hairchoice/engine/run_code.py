"""The run code: a whole comparison in a few letters that a person can copy from paper.

Everything needed is in the code itself; nothing is looked up and nothing leaves the machine. It
holds what differs from a comparison that is fixed below, the version of the data, and a checksum.

The name and the notes are not in it, on purpose: a code is read out, photographed and sent on, and
it must not carry who it is about or what they wrote. Neither changes a number.

The lists of words are part of the format: words are added at the end and never moved, and `_BASES`
stays as it is even when the program's own defaults change. A word in no list is spelt out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from hairchoice.engine.catalogue import Catalogue, Sex
from hairchoice.engine.packing import DamagedError, Reader, Writer, from_letters, to_letters
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices, Scenario

LONGEST = 8000
"""Characters of a code, spaces and dashes included; one that a person would copy has under 100."""

_FORMAT = 1
_PLACE = "run code"
CHECK_BYTES = 3
_FIRST_YEAR = 2000

TREATMENTS = (
    "minoxidil_topical_5",
    "minoxidil_topical_2",
    "minoxidil_oral",
    "finasteride_oral",
    "finasteride_topical",
    "dutasteride_oral",
    "minoxidil_plus_finasteride",
    "spironolactone",
    "laser_device",
    "prp",
    "microneedling",
    "microneedling_plus_minoxidil",
    "exosomes",
    "hair_transplant_fue",
    "hair_transplant_fut",
    "transplant_with_medicines",
    "ketoconazole_shampoo",
    "saw_palmetto",
    "scalp_micropigmentation",
    "hair_system",
    "none",
)
ITEMS = (
    "session",
    "month",
    "graft",
    "device",
    "operation",
    "consultation",
    "visit",
    "blood_test",
)
STAGES = ("I", "II", "III", "III_vertex", "IV", "V", "VI", "VII", "1", "2", "3", "4", "5")
COUNTRIES = ("US", "GB", "IN", "DE", "ES", "TR")
_PERSISTENCE = ("planned", "typical")
_SEXES: tuple[Sex, ...] = ("male", "female")

_SHARED: Mapping[str, object] = {
    "density": None,
    "yearly_decline": None,
    "country": "US",
    "years": 5,
    "budget": None,
    "visible_share": 0.15,
    "persistence": "planned",
    "price_growth": 0.0,
    "discount_rate": 0.0,
    "choices": {},
    "seed": 1,
    "draws": 16_384,
}
_BASES: Mapping[Sex, Mapping[str, object]] = {
    "male": {
        **_SHARED,
        "stage": "III_vertex",
        "treatments": (
            "exosomes",
            "minoxidil_topical_5",
            "finasteride_oral",
            "minoxidil_plus_finasteride",
        ),
    },
    "female": {
        **_SHARED,
        "stage": "3",
        "treatments": ("exosomes", "minoxidil_topical_5", "prp"),
    },
}


class RunCode(Struct, frozen=True):
    """What a code says.

    Attributes:
        scenario: Without name and notes.
        data_version: Of the catalogue that the printed numbers were computed with.
    """

    scenario: Scenario
    data_version: str


class _Field(Struct, frozen=True):
    """How one field of a scenario is written and read."""

    name: str
    write: Callable[[Writer, Any], None]
    read: Callable[[Reader], object]


def encode(scenario: Scenario, data_version: str) -> str:
    """Returns the code of a checked scenario: groups of five letters and digits."""
    writer = Writer()
    writer.whole(_FORMAT << 1 | _SEXES.index(scenario.sex))
    _write_version(writer, data_version)
    base = _BASES[scenario.sex]
    for tag, field in enumerate(_FIELDS):
        value = getattr(scenario, field.name)
        if field.name == "choices":
            value = {key: chosen for key, chosen in value.items() if chosen != _UNCHANGED}
        if value != base[field.name]:
            writer.whole(tag)
            field.write(writer, value)
    return to_letters(bytes(writer.data) + checksum(writer.data))


def decode(code: str) -> RunCode:
    """Reads a code; case, spaces, dashes and O for 0, I or L for 1 do not matter.

    Raises:
        BadInputError: It is no code, or damaged; one line says so.
    """
    if len(code) > LONGEST:
        raise BadInputError.single(_PLACE, f"is too long; allowed is up to {LONGEST:,} characters")
    try:
        data = from_letters(code)
    except DamagedError as error:
        raise _damaged(str(error)) from error
    content, check = data[:-CHECK_BYTES], data[-CHECK_BYTES:]
    if not content or check != checksum(content):
        raise _damaged()
    try:
        return _read(Reader(content))
    except (DamagedError, msgspec.ValidationError) as error:
        raise _damaged() from error


def what_changed(code_version: str, catalogue: Catalogue) -> str:
    """Says what another data version means for a code; empty when it is this one's.

    The catalogue says what each of its versions changed; figures of earlier ones are not kept.
    """
    if code_version == catalogue.version:
        return ""
    start = (
        f"This code was made with data {code_version}; this program has data {catalogue.version}. "
        "Your choices are all here, but the numbers can differ from those on paper. "
    )
    versions = [each.version for each in catalogue.history]
    if code_version not in versions:
        return f"{start}This program does not know what is different in data {code_version}."
    later = catalogue.history[versions.index(code_version) + 1 :]
    changes = (f"Changed in {each.version}: {' '.join(each.changes)}" for each in later)
    return start + " ".join(changes)


def _damaged(letter: str = "") -> BadInputError:
    if letter:
        message = f"has {letter!r}, which is in no run code; compare it with the paper"
    else:
        message = (
            "is not a run code, or has a wrong or missing character; compare it with the paper"
        )
    return BadInputError.single(_PLACE, message)


def checksum(content: bytes | bytearray) -> bytes:
    """Returns what stands at the end of a code, against slips of the pen."""
    return zlib.crc32(content).to_bytes(4, "big")[-CHECK_BYTES:]


def _read(reader: Reader) -> RunCode:
    version, sex = divmod(reader.whole(), len(_SEXES))
    if version != _FORMAT:
        message = "was made by another version of HairChoice, which writes codes in a newer way"
        raise BadInputError.single(_PLACE, message)
    data_version = _read_version(reader)
    fields: dict[str, object] = {"sex": _SEXES[sex], **_BASES[_SEXES[sex]]}
    last = -1
    while not reader.at_end:
        tag = reader.whole()
        if not last < tag < len(_FIELDS):
            raise DamagedError
        fields[_FIELDS[tag].name] = _FIELDS[tag].read(reader)
        last = tag
    # Checks what the types say, such as the words allowed; check_scenario does the rest.
    return RunCode(msgspec.convert(fields, Scenario), data_version)


def _write_version(writer: Writer, version: str) -> None:
    """Writes year and month in two bytes; anything else letter by letter."""
    found = re.fullmatch(r"(2\d{3})\.([1-9]\d?)", version)
    if found is None:
        writer.whole(0)
        writer.text(version)
    else:
        writer.whole((int(found[1]) - _FIRST_YEAR) * 100 + int(found[2]))


def _read_version(reader: Reader) -> str:
    code = reader.whole()
    if code == 0:
        return reader.text()
    year, month = divmod(code, 100)
    return f"{_FIRST_YEAR + year}.{month}"


def _words(known: tuple[str, ...]) -> tuple[Callable[[Writer, str], None], Callable[[Reader], str]]:
    return (lambda writer, value: writer.word(value, known)), (lambda reader: reader.word(known))


def _write_ids(writer: Writer, ids: tuple[str, ...]) -> None:
    writer.whole(len(ids))
    for each in ids:
        writer.word(each, TREATMENTS)


def _read_ids(reader: Reader) -> tuple[str, ...]:
    return tuple(reader.word(TREATMENTS) for _ in range(reader.whole()))


def _write_all_choices(writer: Writer, choices: dict[str, Choices]) -> None:
    writer.whole(len(choices))
    for treatment_id, chosen in sorted(choices.items()):
        writer.word(treatment_id, TREATMENTS)
        _write_choices(writer, chosen)


def _write_choices(writer: Writer, chosen: Choices) -> None:
    """Writes the number of quotes and which of the other three are there, then all of them."""
    others = (chosen.sessions, chosen.maintenance, chosen.trust)
    there = sum(1 << bit for bit, value in enumerate(others) if value is not None)
    writer.whole(len(chosen.quotes) << 3 | there)
    for item, price in sorted(chosen.quotes.items()):
        writer.word(item, ITEMS)
        writer.number(price)
    if chosen.sessions is not None:
        writer.whole(chosen.sessions)
    for value in others[1:]:
        if value is not None:
            writer.number(value)


def _read_all_choices(reader: Reader) -> dict[str, Choices]:
    return {reader.word(TREATMENTS): _read_choices(reader) for _ in range(reader.whole())}


def _read_choices(reader: Reader) -> Choices:
    count, there = divmod(reader.whole(), 8)
    quotes = {reader.word(ITEMS): reader.number() for _ in range(count)}
    return Choices(
        quotes=quotes,
        sessions=reader.whole() if there & 1 else None,
        maintenance=reader.number() if there & 2 else None,
        trust=reader.number() if there & 4 else None,
    )


_UNCHANGED = Choices()
_FIELDS = (
    _Field("choices", _write_all_choices, _read_all_choices),
    _Field("treatments", _write_ids, _read_ids),
    _Field("stage", *_words(STAGES)),
    _Field("country", *_words(COUNTRIES)),
    _Field("years", Writer.whole, Reader.whole),
    _Field("density", Writer.number, Reader.number),
    _Field("yearly_decline", Writer.number, Reader.number),
    _Field("budget", Writer.number, Reader.number),
    _Field("visible_share", Writer.number, Reader.number),
    _Field("persistence", *_words(_PERSISTENCE)),
    _Field("price_growth", Writer.number, Reader.number),
    _Field("discount_rate", Writer.number, Reader.number),
    _Field("seed", Writer.whole, Reader.whole),
    _Field("draws", Writer.whole, Reader.whole),
)
"""The place in this list is the field's tag in the code: added to at the end only."""
