"""When sessions happen, when people stop, and until when a treatment works."""

from __future__ import annotations

import numpy as np
import pytest

from hairchoice.engine.duration import session_draws, session_months, stop_months, works_until
from hairchoice.engine.plan import Regimen, SessionPlan
from hairchoice.engine.sampling import Streams

STREAMS = Streams(seed=4, draws=4096)
RESOLUTION = 1 / 4096
ALWAYS = 600.0


def regimen(
    sessions: SessionPlan | None = None, persistence: tuple[tuple[float, float], ...] = ()
) -> Regimen:
    return Regimen("prp", (), sessions, persistence)


def plan(
    initial: tuple[float, float, float] = (3, 3, 3),
    maintenance: tuple[float, float, float] = (0, 0, 0),
    lasts: float = 12,
) -> SessionPlan:
    return SessionPlan(initial, 1.0, maintenance, lasts)


def share_left(points: tuple[tuple[float, float], ...], month: float) -> float:
    stop = stop_months(points, STREAMS)
    assert stop is not None
    return float(np.mean(stop > month))


class TestStopping:
    def test_nobody_stops_without_points(self) -> None:
        assert stop_months((), STREAMS) is None

    @pytest.mark.parametrize(("month", "share"), [(6, 0.83), (24, 0.45), (48, 0.266)])
    def test_the_shares_are_hit_at_their_months(self, month: float, share: float) -> None:
        # Finasteride in the data file.
        points = ((6.0, 0.83), (24.0, 0.45), (48.0, 0.266))

        assert share_left(points, month) == pytest.approx(share, abs=RESOLUTION)

    def test_between_points_the_share_falls_exponentially(self) -> None:
        # From 1 to 0.25 in 24 months: half are left after 12, 0.25^(1/4) after 6.
        points = ((24.0, 0.25),)

        assert share_left(points, 12) == pytest.approx(0.5, abs=RESOLUTION)
        assert share_left(points, 6) == pytest.approx(0.25**0.25, abs=RESOLUTION)

    def test_after_the_last_point_it_goes_on_at_the_last_rate(self) -> None:
        # 0.8 to 0.4 between months 12 and 24: halved every 12 months.
        points = ((12.0, 0.8), (24.0, 0.4))

        assert share_left(points, 36) == pytest.approx(0.2, abs=RESOLUTION)
        assert share_left(points, 48) == pytest.approx(0.1, abs=RESOLUTION)

    def test_a_share_that_stays_means_nobody_stops_in_between(self) -> None:
        points = ((12.0, 1.0), (24.0, 0.5))

        assert share_left(points, 12) == 1.0
        assert share_left(points, 24) == pytest.approx(0.5, abs=RESOLUTION)

    def test_everyone_on_it_for_good_never_stops(self) -> None:
        stop = stop_months(((12.0, 1.0),), STREAMS)

        assert stop is not None
        assert np.isinf(stop).all()

    def test_months_are_whole_and_the_first_one_is_always_paid(self) -> None:
        stop = stop_months(((1.0, 0.01),), STREAMS)

        assert stop is not None
        assert stop.min() == 1
        np.testing.assert_array_equal(stop, np.round(stop))

    def test_who_stops_one_treatment_early_stops_the_other_early(self) -> None:
        one, other = stop_months(((12.0, 0.5),), STREAMS), stop_months(((60.0, 0.1),), STREAMS)

        assert one is not None
        assert other is not None
        by_both = np.lexsort((other, one))
        assert (np.diff(other[by_both]) >= 0).all()


class TestSessionMonths:
    def test_a_course_of_three_and_two_a_year_is_22_sessions_in_ten_years(self) -> None:
        # 3 a month apart (0, 1, 2), then every 6 months: 8, 14, ..., 116.
        months = session_months(3, 2, 1, until=120).tolist()

        assert months == [0, 1, 2, *range(8, 120, 6)]
        assert len(months) == 22

    def test_a_course_of_three_and_one_a_year_is_12_sessions_in_ten_years(self) -> None:
        assert session_months(3, 1, 1, until=120).tolist() == [0, 1, 2, *range(14, 120, 12)]

    def test_a_course_alone_ends(self) -> None:
        assert session_months(4, 0, 1.5, until=ALWAYS).tolist() == [0, 1, 3, 4]

    def test_two_sessions_in_one_month_are_both_there(self) -> None:
        assert session_months(3, 0, 0.5, until=ALWAYS).tolist() == [0, 0, 1]

    def test_sessions_from_the_end_on_do_not_happen(self) -> None:
        assert session_months(6, 0, 1, until=3).tolist() == [0, 1, 2]
        assert session_months(1, 12, 1, until=3).tolist() == [0, 1, 2]

    @pytest.mark.parametrize("yearly", range(1, 53))
    def test_a_year_has_as_many_maintenance_sessions_as_it_says(self, yearly: int) -> None:
        # From month 1 to 12 after the course; a session due exactly then is in month 12.
        months = session_months(1, yearly, 1, until=ALWAYS)

        for year in range(1, 20):
            assert np.count_nonzero(months == 12 * year) >= 1
        assert np.count_nonzero(months < 120) == pytest.approx(10 * yearly, abs=1)

    def test_less_than_one_a_year_is_a_longer_wait(self) -> None:
        assert session_months(1, 0.25, 1, until=120).tolist() == [0, 48, 96]


class TestSessionDraws:
    def test_counts_are_whole_and_inside_their_range(self) -> None:
        drawn = session_draws(
            regimen(plan((2, 3, 8), (1, 2, 4))), plan((2, 3, 8), (1, 2, 4)), STREAMS
        )
        courses = {kind[0] for kind in drawn.kinds}
        yearly = {kind[1] for kind in drawn.kinds}

        assert courses <= set(range(2, 9))
        assert len(courses) > 3
        assert yearly == {1, 2, 3, 4}

    def test_maintenance_rarer_than_once_a_year_comes_every_so_many_whole_months(self) -> None:
        sessions = plan(maintenance=(0.167, 0.25, 0.333))
        drawn = session_draws(regimen(sessions), sessions, STREAMS)
        waits = np.array([12 / kind[1] for kind in drawn.kinds])

        np.testing.assert_allclose(waits, np.round(waits), atol=1e-9)
        assert waits.min() >= 36
        assert waits.max() <= 72

    def test_figures_without_width_are_taken_as_they_are(self) -> None:
        sessions = plan((3, 3, 3), (1.5, 1.5, 1.5))
        drawn = session_draws(regimen(sessions), sessions, STREAMS)

        assert drawn.kinds == ((3.0, 1.5, np.inf),)

    def test_every_draw_has_its_own_course_back(self) -> None:
        sessions = plan((2, 3, 8), (0, 1, 3))
        drawn = session_draws(regimen(sessions, ((12.0, 0.5),)), sessions, STREAMS)
        stop = stop_months(((12.0, 0.5),), STREAMS)

        assert stop is not None
        np.testing.assert_array_equal(np.array([k[2] for k in drawn.kinds])[drawn.kind], stop)


class TestWorksUntil:
    def test_a_monthly_treatment_works_until_it_is_stopped(self) -> None:
        points = ((12.0, 0.5),)

        np.testing.assert_array_equal(
            works_until(regimen(persistence=points), STREAMS), stop_months(points, STREAMS)
        )

    def test_what_nobody_stops_never_ends(self) -> None:
        assert works_until(regimen(), STREAMS) is None

    def test_a_course_works_until_its_last_session_and_what_that_lasts(self) -> None:
        # Sessions at months 0, 1, 2 and 12 more.
        until = works_until(regimen(plan(lasts=12)), STREAMS)

        assert until is not None
        assert set(until.tolist()) == {14.0}

    def test_maintenance_that_nobody_stops_never_ends(self) -> None:
        assert works_until(regimen(plan(maintenance=(1, 1, 1), lasts=1)), STREAMS) is None

    def test_who_stops_keeps_what_the_last_session_left(self) -> None:
        # One session at month 0, then every month: stopped at s, the last one was at s - 1.
        sessions = plan(initial=(1, 1, 1), maintenance=(12, 12, 12), lasts=6)
        points = ((12.0, 0.5),)
        until, stop = (
            works_until(regimen(sessions, points), STREAMS),
            stop_months(points, STREAMS),
        )

        assert until is not None
        assert stop is not None
        np.testing.assert_array_equal(until, stop - 1 + 6)

    def test_only_those_without_maintenance_end(self) -> None:
        sessions = plan(maintenance=(0, 1, 3), lasts=12)
        until = works_until(regimen(sessions), STREAMS)

        assert until is not None
        assert set(until.tolist()) == {14.0, np.inf}
