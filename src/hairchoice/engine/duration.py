"""When sessions happen, when people stop, and until when a treatment works, per draw."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.distributions import draw, middles
from hairchoice.engine.plan import Regimen, SessionPlan
from hairchoice.engine.sampling import PERSON, Streams

Array = NDArray[np.float64]
Index = NDArray[np.intp]

NEVER = np.inf

# A session due at month 7.9999999999 because of rounding is a session of month 8.
_ROUNDING = 1e-9


def stop_months(points: tuple[tuple[float, float], ...], streams: Streams) -> Array | None:
    """First month that is no longer paid for, per draw; None where nobody stops.

    The share still on treatment falls exponentially between the points, and after the last one at
    the rate of the last interval. One propensity of the person serves all treatments.

    Args:
        points: (month, share) with months that rise and shares that do not.
        streams: The random numbers.

    Returns:
        Whole months of at least 1, possibly infinite, shape (draws,).
    """
    if not points:
        return None
    return stop_quantile(points, middles(streams.bits)[streams.strata(PERSON, "persistence")])


def stop_quantile(points: tuple[tuple[float, float], ...], share: Array) -> Array:
    """Returns the whole months, at least 1, after which the given shares are still on treatment."""
    months = np.array([0.0, *(month for month, _ in points)])
    log_shares = np.log([1.0, *(point for _, point in points)])
    hazard = np.abs(np.diff(log_shares)) / np.diff(months)
    log_share = np.log(share)
    interval = np.clip(np.searchsorted(-log_shares, -log_share) - 1, 0, len(points) - 1)
    with np.errstate(divide="ignore"):
        stop = months[interval] + (log_shares[interval] - log_share) / hazard[interval]
    return np.maximum(np.ceil(stop - _ROUNDING), 1.0)


class SessionDraws(Struct, frozen=True):
    """The different plans of sessions that were drawn, and which draw has which.

    Attributes:
        kinds: (course, maintenance a year, stop month) of each plan.
        kind: Index into `kinds`, shape (draws,).
    """

    kinds: tuple[tuple[float, float, float], ...]
    kind: Index


def session_draws(regimen: Regimen, sessions: SessionPlan, streams: Streams) -> SessionDraws:
    """Draws the sessions of a regimen.

    Sessions of the course are whole. So is maintenance a year, unless its whole range is under
    one session a year: then the interval between two sessions is a whole number of months.
    Cost and hair both ask for them, so they are kept as long as the streams are.
    """
    key = ("sessions", regimen, sessions)
    return streams.kept.get(key, lambda: _drawn_sessions(regimen, sessions, streams))


def _drawn_sessions(regimen: Regimen, sessions: SessionPlan, streams: Streams) -> SessionDraws:
    initial = np.round(draw(sessions.initial, regimen.treatment, "sessions", streams))
    yearly = draw(sessions.maintenance, regimen.treatment, "maintenance", streams)
    low, _, high = sessions.maintenance
    if low != high:
        yearly = np.round(yearly) if high >= 1 else _whole_interval(yearly)
    stop = stop_months(regimen.persistence, streams)
    columns = [initial, yearly, np.full(streams.draws, NEVER) if stop is None else stop]
    values, codes = zip(*map(distinct, columns), strict=True)
    code = np.asarray(np.ravel_multi_index(codes, [len(v) for v in values]))
    used, kind = distinct(code)
    picks = np.unravel_index(used, [len(v) for v in values])
    kinds = zip(*(v[p].tolist() for v, p in zip(values, picks, strict=True)), strict=True)
    return SessionDraws(tuple(kinds), kind)


def distinct(values: NDArray[Any]) -> tuple[NDArray[Any], Index]:
    """Returns the different values, ascending, and which of them each value is.

    Few values are different: finding each among them is quicker than ordering all. Not np.unique,
    which would load numpy's masked arrays, and hold up the first comparison.
    """
    ordered = np.sort(values)
    distinct = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return distinct, distinct.searchsorted(values)


def _whole_interval(per_year: Array) -> Array:
    """12 / f rounded to months; a rate of 0 stays 0."""
    rare = 12 / np.round(12 / np.maximum(per_year, _ROUNDING))
    return np.where(per_year > _ROUNDING, rare, 0.0)


def session_months(course: float, yearly: float, spacing_months: float, until: float) -> Index:
    """Months of the sessions before ``until``, ascending.

    Session j of the course is at month j x spacing; maintenance follows every 12 / f months after
    the last of the course. A session is paid in the month in which it falls.

    Args:
        course: Sessions of the course.
        yearly: Maintenance sessions a year, f.
        spacing_months: Between the sessions of the course.
        until: First month without sessions; finite unless ``yearly`` is 0.
    """
    months = np.arange(int(course)) * spacing_months
    if yearly > 0:
        step = 12 / yearly
        count = max(0, int(np.ceil((until - months[-1]) / step)))
        months = np.concatenate((months, months[-1] + step * np.arange(1, count + 1)))
    # Before rounding to whole months, because a rare session may be later than any whole number.
    before: Index = np.floor(months[months + _ROUNDING < until] + _ROUNDING).astype(np.intp)
    return before


def works_until(regimen: Regimen, streams: Streams) -> Array | None:
    """Month up to which the person is on treatment, per draw; None where it never ends.

    A treatment without sessions works until it is stopped; one by sessions until the last session
    plus the months it lasts. Gaps between maintenance sessions count as on treatment, and the
    horizon is only where we stop looking: sessions planned after it keep the treatment going.
    """
    sessions = regimen.sessions
    if sessions is None:
        return stop_months(regimen.persistence, streams)
    drawn = session_draws(regimen, sessions, streams)
    ends = np.array([_kind_ends(sessions, *kind) for kind in drawn.kinds])
    return None if np.isinf(ends).all() else ends[drawn.kind]


def _kind_ends(sessions: SessionPlan, course: float, yearly: float, stop: float) -> float:
    if yearly > 0 and np.isinf(stop):
        return NEVER
    last = session_months(course, yearly, sessions.spacing_months, stop)[-1]
    return float(np.ceil(last + sessions.lasts_months - _ROUNDING))
