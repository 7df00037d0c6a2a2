"""What a model learns from: the question that serving asks, and the guideline as its answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from guideline_model.dataset.model import Example
from guideline_model.prompts import prompt_for


def rows_of(examples: Sequence[Example], level: str) -> Iterator[dict[str, Any]]:
    """Yield prompt and completion, as chat messages, of each example of a level."""
    for one in examples:
        if one.level == level:
            yield {
                "prompt": prompt_for(one.request(), one.unit).messages(),
                "completion": [{"role": "assistant", "content": one.guideline}],
            }
