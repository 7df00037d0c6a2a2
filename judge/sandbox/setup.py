"""What is found out about a machine once, and needed for every runner on it."""

from dataclasses import dataclass
from pathlib import Path

from judge.sandbox.hierarchies import Hierarchy


@dataclass(frozen=True, kw_only=True)
class Setup:
    """What a `Sandbox` has found out and prepared once for all of its runners."""

    runner: bytes
    spec: str
    seccomp_filter: bytes
    hierarchies: tuple[Hierarchy, ...]
    user: int | None  # user and group id of the runner; None where we have no choice
    here: Path | None = None  # the folder that the spec's order `here` shows

    def controls(self, controller: str) -> bool:
        """Tell whether a control group limits or counts this."""
        return any(h.controller == controller for h in self.hierarchies)
