"""What was made last, kept for those who want it again. Pure."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Recent(Generic[KeyT, ValueT]):
    """At most `most` values, the ones used last; safe to share between threads."""

    def __init__(self, most: int) -> None:
        """Start empty."""
        self._most = most
        self._kept: OrderedDict[KeyT, ValueT] = OrderedDict()
        self._lock = threading.Lock()

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def get(self, key: KeyT, make: Callable[[], ValueT]) -> ValueT:
        """The value kept under a key, made now where there is none; two threads may make the same one at once."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return self.get_all([key], lambda _: [make()])[0]

    def get_all(self, keys: Sequence[KeyT], make: Callable[[Sequence[KeyT]], Iterable[ValueT]]) -> list[ValueT]:
        """The values kept under some keys; those that there are not are made together."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if missing:
            made = dict(zip(missing, make(missing), strict=True))
            found |= made
            with self._lock:
                self._kept |= made
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return [found[key] for key in keys]
