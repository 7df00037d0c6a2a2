"""Writes and verifies the guidelines of a segmented reference."""

from collections.abc import Iterator
from dataclasses import replace

from guideline_model.model import (
    LOCALES,
    Gemma,
    Guideline,
    Refusal,
    Server,
    Writer,
    WriteRequest,
    WriterUnavailable,
)
from guideline_model.verify import verify
from guideline_model.writers.template import TemplateWriter

WRITERS = ("template", "gemma", "http")


def make_writer(name: str, *, server: Server | None = None, gemma: Gemma | None = None) -> Writer:
    """Return the writer of that name; raises WriterUnavailable where it cannot be had.

    The gemma writer loads its model once, when it is first asked: keep it.
    """
    if name == "template":
        return TemplateWriter()
    if name == "http" and server is not None:
        from guideline_model.writers.http import HttpWriter  # noqa: PLC0415 - a slow import

        return HttpWriter(server)
    if name == "gemma" and gemma is not None:
        return _gemma_writer(gemma)
    if name in WRITERS:
        raise WriterUnavailable(f'The writer "{name}" is not set up here; use "template".')
    raise WriterUnavailable(f'There is no writer "{name}"; choose one of {", ".join(WRITERS)}.')


def _gemma_writer(gemma: Gemma) -> Writer:
    try:
        from guideline_model.writers.gemma import GemmaWriter  # noqa: PLC0415 - loads torch
    except ImportError as error:
        raise WriterUnavailable(
            f'The writer "gemma" needs {error.name}: run `make model`.'
        ) from error
    return GemmaWriter(gemma)


def write(request: WriteRequest, writer: Writer) -> Iterator[Guideline]:
    """Yield the guidelines that `writer` writes, one by one, each with its checks.

    One that fails a check is asked for once more, with the reasons; where it fails again, or does
    not come at all, the template writer's stands in. Neighbours that stand already, or were
    written before, are those that it should not repeat.

    Raises ValueError for an unknown locale, WriterUnavailable where the writer cannot be had.
    """
    if request.locale not in LOCALES:
        raise ValueError(f'There is no locale "{request.locale}"; choose one of ko, en.')
    asked = {unit.index for unit in request.units}
    standing = {at: text for at, text in request.standing.items() if at not in asked}
    if writer.name == TemplateWriter.name:
        yield from _verified(request, writer, standing)
        return
    refused: dict[int, Refusal] = {}
    yield from _passed(request, writer, standing, refused)
    if refused:
        again = replace(request, only=frozenset(refused), refused=dict(refused))
        refused.clear()
        yield from _passed(again, writer, standing, refused)
    if refused:
        rest = replace(request, only=frozenset(refused))
        yield from _verified(rest, TemplateWriter(), standing)


def _verified(
    request: WriteRequest, writer: Writer, standing: dict[int, str]
) -> Iterator[Guideline]:
    """Yield what a writer writes with its checks; what passes joins those that stand."""
    units = {unit.index: unit for unit in request.segmentation.units}
    for guideline in writer.write(request):
        beside = replace(request, standing=standing)
        checks = verify(guideline.text, beside, units[guideline.index])
        if all(check.ok for check in checks):
            standing[guideline.index] = guideline.text
        yield replace(guideline, checks=checks)


def _passed(
    request: WriteRequest, writer: Writer, standing: dict[int, str], refused: dict[int, Refusal]
) -> Iterator[Guideline]:
    """Yield what passes its checks; note the rest in `refused`."""
    missing = {unit.index for unit in request.units}
    for guideline in _verified(request, writer, standing):
        missing.discard(guideline.index)
        reasons = tuple(check.detail for check in guideline.checks if not check.ok)
        if reasons:
            refused[guideline.index] = Refusal(text=guideline.text, reasons=reasons)
        else:
            yield guideline
    refused |= dict.fromkeys(missing, Refusal(text="", reasons=("there was no answer",)))
