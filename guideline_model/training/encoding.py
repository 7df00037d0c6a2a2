"""Turns rows into tokens exactly as serving does: the question's tokens, then the answer's.

Encoded as one text, the end of the question and the beginning of the answer could melt into one
token, and the model would learn from a question that it is never asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guideline_model.gemma.loading import TURN_END

Row = Mapping[str, Any]


class NoRows(ValueError):
    """There is nothing to learn from."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What is learned from and what is held out; how many rows were longer than allowed."""

    train: Sequence[Row]
    held_out: Sequence[Row]
    too_long: int = 0


def encoded(rows: Rows, tokenizer: Any, most: int) -> Rows:
    """Return the rows as tokens, those of at most that many; a longer one would lose its answer.

    Raises NoRows where none is left to learn from.
    """
    if not rows.train:
        raise NoRows("no row to learn from: the data has none of this level")
    train, held_out = (
        [row for row in _encoded(part, tokenizer) if len(row["input_ids"]) <= most]
        for part in (rows.train, rows.held_out)
    )
    if not train:
        raise NoRows(f"no row to learn from: all are longer than steps.max_length, {most} tokens")
    too_long = len(rows.train) + len(rows.held_out) - len(train) - len(held_out)
    return Rows(train=train, held_out=held_out, too_long=too_long)


def _encoded(rows: Sequence[Row], tokenizer: Any) -> Iterator[Row]:
    """Yield each row's tokens, and which of them are of the answer and its end."""
    for row in rows:
        asked = tokenizer.apply_chat_template(row["prompt"], add_generation_prompt=True)[
            "input_ids"
        ]
        said = row["completion"][0]["content"] + TURN_END
        answer = tokenizer(said, add_special_tokens=False)["input_ids"]
        mask = [0] * len(asked) + [1] * len(answer)
        yield {"input_ids": [*asked, *answer], "completion_mask": mask}
