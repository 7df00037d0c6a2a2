"""Why a model or an adapter cannot be had, in one line that says what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from guideline_model.model import Source, WriterUnavailable

_COMMIT = re.compile(r"[0-9a-f]{40}")
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")


def check_place(source: Source) -> None:
    """Raise WriterUnavailable unless the source is a folder, or a hub's id with its commit."""
    if Path(source.place).is_dir():
        return
    if not _HUB_NAME.fullmatch(source.place):
        raise WriterUnavailable(f"There is no folder {source.place}, and no hub has such a name.")
    if not _COMMIT.fullmatch(source.revision or ""):
        raise WriterUnavailable(
            f"{source.place} is to be loaded from a hub: give its revision, a commit of 40 digits."
        )


@contextmanager
def refusals(source: Source) -> Iterator[None]:
    """Turn what a library raises while it loads into WriterUnavailable with one line."""
    try:
        yield
    except WriterUnavailable:
        raise
    except torch.OutOfMemoryError as error:
        raise WriterUnavailable(f"The memory does not suffice for {source.place}.") from error
    except Exception as error:
        raise WriterUnavailable(_why(source.place, error)) from error


def _why(place: str, error: BaseException) -> str:
    names = {type(one).__name__ for one in _causes(error)}
    if "GatedRepoError" in names:
        return (
            f"{place} is gated: accept its licence at https://huggingface.co/{place}, "
            "then log in with `hf auth login` or set HF_TOKEN."
        )
    if names & {"RepositoryNotFoundError", "RevisionNotFoundError"}:
        return f"The hub has no {place} at that revision, or our token may not see it."
    if not Path(place).is_dir() and isinstance(error, OSError):
        return f"{place} is not on this machine and the hub cannot be reached: give a folder."
    first = str(error).strip().split("\n")[0]
    return f"{place} cannot be loaded ({type(error).__name__}: {first[:200]})."


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
