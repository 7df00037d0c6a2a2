"""Pieces go together where they come together, and none waits for the next."""

from app.tasks.batches import Batches
from tests import services


def test_what_comes_at_once_goes_together() -> None:
    sent: list[list[int]] = []
    with Batches(sent.append, seconds=60) as batches:
        for piece in range(3):
            batches.add(piece)
        assert sent == []
    assert sent == [[0, 1, 2]]


def test_a_piece_does_not_wait_for_the_next() -> None:
    sent: list[list[int]] = []
    with Batches(sent.append, seconds=0.01) as batches:
        batches.add(1)
        services.until(lambda: sent == [[1]], 10, "the piece was not sent")


def test_nothing_is_sent_where_nothing_came() -> None:
    sent: list[list[int]] = []
    with Batches(sent.append):
        pass
    assert sent == []
