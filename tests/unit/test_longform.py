"""The long table is read by pandas in one line and holds what the comparison holds."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import CancelledError, Simulator
from hairchoice.export.longform import HEADER, write_csv


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    treatments = ("exosomes", "finasteride_oral", "saw_palmetto")
    return Simulator(load_catalogue()).run(Scenario(treatments=treatments, years=2, draws=200))


@pytest.fixture(scope="module")
def table(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    path = tmp_path_factory.mktemp("csv") / "long.csv"
    write_csv(comparison, path)
    return pd.read_csv(path)


def test_it_has_the_columns_of_the_contract(table: pd.DataFrame) -> None:
    assert tuple(table.columns) == HEADER
    assert table["value"].dtype == float
    assert not table.isna().to_numpy().any()


def test_every_month_of_every_fan_is_there(comparison: Comparison, table: pd.DataFrame) -> None:
    means = table[(table.quantity == "cost") & (table.statistic == "mean")]
    for result in comparison.treatments:
        own = means[means.treatment == result.id].sort_values("month")
        assert own["month"].tolist() == comparison.months.tolist()
        assert own["value"].to_numpy() == pytest.approx(result.cost.mean, rel=1e-9)
        assert set(own["unit"]) == {"USD"}


def test_doing_nothing_is_there(comparison: Comparison, table: pd.DataFrame) -> None:
    nothing = table[(table.treatment == "none") & (table.statistic == "p50")]
    assert nothing["value"].to_numpy() == pytest.approx(comparison.untreated.quantile(50), rel=1e-9)


def test_the_hundred_people_are_whole_and_left_out_where_nobody_knows(
    table: pd.DataFrame,
) -> None:
    people = table[table.quantity == "of_100"].groupby("treatment")["value"].sum()
    assert people.to_dict() == {"exosomes": 100, "finasteride_oral": 100}


def test_a_missing_folder_is_said(comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no folder"):
        write_csv(comparison, tmp_path / "missing" / "long.csv")


def test_what_is_stopped_while_it_is_written_leaves_the_old_file(
    comparison: Comparison, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("as it was")
    with pytest.raises(CancelledError):
        write_csv(comparison, path, lambda: True)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]
