"""Prompts, writers and verification of guidelines."""

from guideline_model.model import (
    LOCALES,
    Check,
    Gemma,
    Guideline,
    Server,
    Source,
    Writer,
    WriteRequest,
    WriterUnavailable,
)
from guideline_model.verify import verify
from guideline_model.writing import WRITERS, make_writer, write

__all__ = [
    "LOCALES",
    "WRITERS",
    "Check",
    "Gemma",
    "Guideline",
    "Server",
    "Source",
    "WriteRequest",
    "Writer",
    "WriterUnavailable",
    "make_writer",
    "verify",
    "write",
]
