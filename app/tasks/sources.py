"""What the settings say of the models that a guideline worker writes with."""

from app.settings import Settings
from guideline_model import Gemma, Server, Source
from segmenter import Level


def gemma_of(settings: Settings) -> Gemma | None:
    """Return the model to load, None where none is set up."""
    if not settings.gemma_base:
        return None
    adapters = {
        str(level): _source(getattr(settings, f"gemma_{level}"), revision)
        for level in Level
        if getattr(settings, f"gemma_{level}")
        for revision in [getattr(settings, f"gemma_{level}_revision")]
    }
    return Gemma(
        base=_source(settings.gemma_base, settings.gemma_base_revision),
        adapters=adapters,
        dtype=settings.gemma_dtype,
        four_bit=settings.gemma_four_bit,
        batch=settings.gemma_batch,
        max_tokens=settings.gemma_max_tokens,
        seconds=settings.gemma_seconds,
    )


def _source(place: str, revision: str) -> Source:
    return Source(place=place, revision=revision or None)


def server_of(settings: Settings) -> Server | None:
    """Return the server to ask, None where none is set up."""
    if not settings.writer_url:
        return None
    return Server(
        url=settings.writer_url,
        model=settings.writer_model,
        key=settings.writer_key.get_secret_value(),
        seconds=settings.writer_seconds,
        at_once=settings.writer_at_once,
        tries=settings.writer_tries,
    )
