"""Prompts, writers and verification of guidelines."""

from guideline_model.model import LOCALES, Check, Guideline, Writer, WriteRequest
from guideline_model.verify import verify
from guideline_model.writing import WRITERS, WriterUnavailable, make_writer, write

__all__ = [
    "LOCALES",
    "WRITERS",
    "Check",
    "Guideline",
    "WriteRequest",
    "Writer",
    "WriterUnavailable",
    "make_writer",
    "verify",
    "write",
]
