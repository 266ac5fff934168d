"""Comparison files: examples of real ones, bent; and anything at all."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

from fuzz import nasty, using
from hairchoice.engine.catalogue import Sex
from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.run_code import ITEMS
from hairchoice.engine.scenario import check_scenario, read_scenario
from hairchoice.paths import COMPARISON_SUFFIX, bundled

_NAME = f"received{COMPARISON_SUFFIX}"


@cache
def _examples() -> tuple[bytes, ...]:
    folder = bundled("resources", "examples")
    return tuple(path.read_bytes() for path in sorted(folder.glob(f"*{COMPARISON_SUFFIX}")))


def make(random: Random) -> bytes:
    """Returns the content of a file."""
    match random.randrange(8):
        case 0 | 1 | 2:
            return json.dumps(plausible(random)).encode()
        case 3 | 4 | 5:
            return nasty.bent_tree(plausible(random), random)
        case 6:
            return nasty.bent_bytes(nasty.bent_tree(plausible(random), random), random)
        case _:
            return nasty.bent_bytes(random.choice(_examples()), random)


def feed(data: bytes, folder: Path) -> bool:
    """Opens the file as the program does; for most inputs from after its bytes were read."""
    try:
        if using.is_one_in_16(data):
            with using.received(data, folder, _NAME) as path:
                scenario = read_comparison_file(path)
        else:
            scenario = read_scenario(data)
        check_scenario(scenario, using.catalogue())
    except BadInputError as error:
        using.must_be_said(error)
        return False
    using.use(scenario, data)
    return True


def plausible(random: Random) -> dict[str, nasty.Json]:
    """Returns the content of a comparison that a person could have saved, as a tree."""
    data = using.catalogue()
    sex: Sex = random.choice(("male", "female"))
    offered = [treatment.id for treatment in data.offered_to(sex)]
    tree: dict[str, nasty.Json] = {
        "format": "hairchoice.scenario/1",
        "sex": sex,
        "stage": random.choice([stage.id for stage in data.stages if stage.sex == sex]),
        "country": random.choice(list(data.countries)),
        "years": random.randint(1, 20),
        "treatments": random.sample(offered, random.randint(1, min(6, len(offered)))),
        "choices": {one: _choices(random) for one in random.sample(offered, random.randrange(4))},
        "seed": random.choice((0, 1, 2**32 - 1, random.randrange(2**32))),
        "draws": random.choice((100, 2048, 16_384, 100_000)),
    }
    optional = {
        "name": nasty.text(random)[:200],
        "notes": nasty.text(random)[:20_000],
        "density": random.uniform(10, 400),
        "yearly_decline": random.uniform(0, 0.3),
        "budget": random.choice((0, 1e9, random.uniform(0, 1e5))),
        "visible_share": random.uniform(0.01, 1),
        "persistence": random.choice(("planned", "typical")),
        "price_growth": random.uniform(-0.2, 0.5),
        "discount_rate": random.uniform(0, 0.5),
    }
    wanted = random.sample(sorted(optional), random.randrange(4))
    return tree | {name: optional[name] for name in wanted}


def _choices(random: Random) -> dict[str, nasty.Json]:
    every = {
        "quotes": {random.choice(ITEMS): random.choice((0, 99.5, 2500, 1e9))},
        "sessions": random.choice((1, 6, 200)),
        "maintenance": random.choice((0, 0.5, 4, 52)),
        "trust": random.choice((0, 0.25, 1)),
    }
    return {name: every[name] for name in random.sample(sorted(every), random.randrange(3))}
