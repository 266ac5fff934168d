"""Run codes: real ones with wrong letters, and wrong content under a right checksum."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec

from fuzz import comparisons, nasty, using
from hairchoice.cli.opening import scenario_from
from hairchoice.engine import run_code
from hairchoice.engine.packing import from_letters, to_letters
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario


def make(random: Random) -> bytes:
    """Returns a code as it was typed, in UTF-8 with half surrogates let through."""
    code = _real(random)
    match random.randrange(6):
        case 0:
            return code.encode()
        case 1:
            return nasty.bent_bytes(code.encode(), random)
        case 2:
            place = random.randrange(len(code))
            return (code[:place] + nasty.text(random) + code[place:]).encode(
                "utf-8", "surrogatepass"
            )
        case 3:
            return random.choice((code.lower(), code.replace("-", " "), code * 90)).encode()
        case _:
            return _resealed(code, random).encode()


def feed(data: bytes, _folder: Path) -> bool:
    """Opens the code as the command line does."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        scenario, _notes = scenario_from(text, using.catalogue())
    except BadInputError as error:
        using.must_be_said(error)
        return False
    using.use(scenario, data)
    return True


def _real(random: Random) -> str:
    scenario = msgspec.convert(comparisons.plausible(random), Scenario)
    return run_code.encode(scenario, using.catalogue().version)


def _resealed(code: str, random: Random) -> str:
    """Changes what is in a code and makes its checksum right, so that it is read to its end."""
    content = from_letters(code)[: -run_code.CHECK_BYTES]
    content = nasty.bent_bytes(content, random)[:4000]
    return to_letters(content + run_code.checksum(content))
