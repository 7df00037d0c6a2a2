"""Writes and verifies the guidelines of a segmented reference."""

from collections.abc import Iterator
from dataclasses import replace

from guideline_model.model import LOCALES, Guideline, Writer, WriteRequest
from guideline_model.verify import verify
from guideline_model.writers.template import TemplateWriter

WRITERS = ("template", "gemma", "http")


class WriterUnavailable(RuntimeError):
    """The writer asked for cannot be had here; the message says what to do."""


def make_writer(name: str) -> Writer:
    """Return the writer of that name; raises WriterUnavailable where it cannot be had."""
    if name == "template":
        return TemplateWriter()
    if name in WRITERS:
        raise WriterUnavailable(f'The writer "{name}" is not set up here; use "template".')
    raise WriterUnavailable(f'There is no writer "{name}"; choose one of {", ".join(WRITERS)}.')


def write(request: WriteRequest, writer: Writer) -> Iterator[Guideline]:
    """Yield the guidelines that `writer` writes, one by one, each with its checks.

    Raises ValueError for an unknown locale.
    """
    if request.locale not in LOCALES:
        raise ValueError(f'There is no locale "{request.locale}"; choose one of ko, en.')
    units = {unit.index: unit for unit in request.segmentation.units}
    for guideline in writer.write(request):
        checks = verify(guideline.text, request, units[guideline.index])
        yield replace(guideline, checks=checks)
