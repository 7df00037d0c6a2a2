"""What a locale must be able to say. A third locale joins by writing one more of these."""

from collections.abc import Sequence
from typing import Protocol

from guideline_model.describe.actions import Action
from guideline_model.describe.purposes import Purpose


class Locale(Protocol):
    """Puts actions in words. A "stem" is a verb phrase without its ending or capital letter."""

    key: str

    def stem(self, action: Action) -> str:
        """Return what a simple statement, or a header alone, asks the student to do."""
        ...

    def lead(self, action: Action) -> str:
        """Return the circumstance that a block puts its body under; "" where there is none."""
        ...

    def under(self, lead: str, stem: str) -> str:
        """Return a stem that holds under a circumstance."""
        ...

    def join(self, stems: Sequence[str]) -> str:
        """Return several stems as one."""
        ...

    def sentence(self, stem: str) -> str:
        """Return a stem as a full sentence."""
        ...

    def several(self, lead: str, steps: int) -> str:
        """Return the sentence that opens a list of so many steps under a circumstance."""
        ...

    def inside(self, stem: str) -> str:
        """Return the sentence for the only thing that is done inside a block."""
        ...

    def goal(self, kinds: Sequence[str]) -> str:
        """Return the sentence that says what a run of steps is for."""
        ...

    def purpose(self, purpose: Purpose) -> str:
        """Return the sentence that says what a block is for."""
        ...

    def fallback(self, names: Sequence[str], lines: int) -> str:
        """Return the sentence for a piece that could not be read."""
        ...
