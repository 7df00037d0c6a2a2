"""A cache with room for what will be written, so that a step does not copy all that stands there.

transformers' own grows by concatenation: for a batch of 32 rows of 900 tokens, every step of one
token copied gigabytes.
"""

from typing import Any

from transformers import DynamicCache
from transformers.cache_utils import DynamicLayer, DynamicSlidingWindowLayer


def roomy_cache(config: Any, length: int, room: int) -> DynamicCache:
    """Return an empty cache for a prefix of that length, with room for so many tokens more."""
    cache = DynamicCache(config=config)
    cache.layers = [
        _RoomyWindow(layer.sliding_window, min(length, layer.sliding_window - 1) + room)
        if layer.is_sliding
        else _Roomy(length + room)
        for layer in cache.layers
    ]
    return cache


class _Room:
    """Keys and values in tensors of their full length, and how much of it is written."""

    def __init__(self, places: int) -> None:
        self.places, self.written = places, 0
        self.tensors: tuple[Any, Any] | None = None

    def write(self, keys: Any, values: Any) -> int:
        """Write behind what is there and return where it ends."""
        if self.tensors is None:
            shape = (*keys.shape[:2], self.places, keys.shape[3])
            self.tensors = keys.new_empty(shape), values.new_empty(shape)
        start, self.written = self.written, self.written + keys.shape[2]
        for held, new in zip(self.tensors, (keys, values), strict=True):
            held[:, :, start : self.written] = new
        return self.written

    def seen(self, start: int) -> tuple[Any, Any]:
        """Return what is written from `start` on."""
        assert self.tensors is not None
        keys, values = self.tensors
        return keys[:, :, start : self.written], values[:, :, start : self.written]

    def select(self, rows: Any) -> None:
        """Keep only these rows."""
        assert self.tensors is not None
        keys, values = self.tensors
        self.tensors = keys[rows], values[rows]


class _Roomy(DynamicLayer):  # type: ignore[misc]
    """A layer that sees everything."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = _Room(room)

    def update(self, keys: Any, values: Any, *_: Any, **__: Any) -> tuple[Any, Any]:
        self._room.write(keys, values)
        return self._room.seen(0)

    def get_seq_length(self) -> int:
        return self._room.written

    def batch_select_indices(self, indices: Any) -> None:
        self._room.select(indices)


class _RoomyWindow(DynamicSlidingWindowLayer):  # type: ignore[misc]
    """A layer that sees a window."""

    def __init__(self, window: int, room: int) -> None:
        super().__init__(sliding_window=window)
        self._room = _Room(room)

    def update(self, keys: Any, values: Any, *_: Any, **__: Any) -> tuple[Any, Any]:
        new = keys.shape[2]
        self.cumulative_length += new
        end = self._room.write(keys, values)
        return self._room.seen(max(0, end - new - self.sliding_window + 1))

    def batch_select_indices(self, indices: Any) -> None:
        self._room.select(indices)
