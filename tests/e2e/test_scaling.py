"""A screen of twice the dots: nothing is cut, and everything drawn is drawn as finely."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SHARP = 0.04
"""Something enlarged differs from itself by nothing; text alone makes a tenth and more."""


def test_at_200_per_cent_nothing_is_cut_and_every_drawing_is_sharp() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.doubled"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["scale"] == 2
    assert found["cut"] == {}
    kinds = {name.split()[0] for name in found["drawings"]}
    assert kinds >= {"TimeChart", "PersonCard", "TornadoChart", "CurveChart", "PlaneChart"}
    assert kinds >= {"FlipLineChart", "StageButton", "RangeBar"}
    assert {name: by for name, by in found["drawings"].items() if by < _SHARP} == {}
    assert found["layers"] == [2, 2], "axes are kept as a picture, and that is as fine"
    assert found["blurred"] < _SHARP, "what is not sharp would be noticed"
