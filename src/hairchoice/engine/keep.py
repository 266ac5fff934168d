"""A small store of results that can be used again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

Value = TypeVar("Value")


class Keep:
    """Keeps values under keys and forgets the one not used for longest; thread-safe.

    A key must name the kind of its value, because values of all kinds are kept together.
    """

    def __init__(self, size: int) -> None:
        """Makes an empty store of at most ``size`` values."""
        self._size = size
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        """Says whether there is a value."""
        with self._lock:
            return key in self._values

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Returns the value of a key, making it if it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return cast("Value", self._values[key])
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value
