"""Puts LoRA adapters on a loaded base, and lets one of them, or none, work at a time."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from peft import (
    PeftConfig,
    PeftModel,
    get_peft_model,
    get_peft_model_state_dict,
    set_peft_model_state_dict,
)
from peft.utils import load_peft_weights

from guideline_model.gemma.loading import device, quiet
from guideline_model.gemma.refusals import check_place, refusals
from guideline_model.model import Source, WriterUnavailable


class Adapters:
    """A base with its named adapters; each use says which one it wants.

    Whichever works is a state of the model's layers: so a lock is held while one is in use.
    """

    def __init__(self, base: Any, sources: Mapping[str, Source]) -> None:
        """Put the adapters on `base`; raises WriterUnavailable where one does not fit."""
        self.names = frozenset(sources)
        self.config = base.config
        self._base = base
        self._peft: PeftModel | None = None
        self._active: str | None = None
        self._lock = threading.Lock()
        for name, source in sources.items():
            with quiet(), refusals(source):
                self._add(name, source)
        self._switch(None)

    @contextmanager
    def using(self, name: str | None) -> Iterator[Any]:
        """Give the model with the adapter of that name working, or none of them."""
        with self._lock:
            if name != self._active:
                self._switch(name)
            yield self._base

    def _add(self, name: str, source: Source) -> None:
        check_place(source)
        config = PeftConfig.from_pretrained(source.place, revision=source.revision)
        config.inference_mode = True
        config.base_model_name_or_path = self._base.name_or_path  # it may have moved
        if self._peft is None:
            self._peft = get_peft_model(
                self._base, config, adapter_name=name, autocast_adapter_dtype=False
            )
        else:
            self._peft.add_adapter(name, config, autocast_adapter_dtype=False)
        weights = load_peft_weights(source.place, device=device(), revision=source.revision)
        _require_same_keys(
            get_peft_model_state_dict(self._peft, adapter_name=name), weights, source
        )
        set_peft_model_state_dict(self._peft, weights, adapter_name=name)

    def _switch(self, name: str | None) -> None:
        if self._peft is None:
            return
        if name is None:
            self._peft.base_model.disable_adapter_layers()
        else:
            self._peft.base_model.enable_adapter_layers()
            self._peft.set_adapter(name, inference_mode=True)  # else it becomes trainable
        self._active = name


def _require_same_keys(wanted: Mapping[str, Any], given: Mapping[str, Any], source: Source) -> None:
    """An adapter whose keys do not fit would load with no more than a warning, and do nothing."""
    wrong = sorted(set(wanted) ^ set(given))
    if wrong:
        raise WriterUnavailable(
            f"The adapter {source.place} does not fit the base: {len(wrong)} keys differ, "
            f"such as {wrong[0]}."
        )
    for key in wanted:
        if wanted[key].shape != given[key].shape:
            raise WriterUnavailable(
                f"The adapter {source.place} does not fit the base: {key} has "
                f"{tuple(given[key].shape)}, not {tuple(wanted[key].shape)}."
            )
