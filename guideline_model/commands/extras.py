"""Says which extra of the package is missing, before anything slow begins."""

from importlib.util import find_spec

from guideline_model.commands.base import CommandError

EXTRAS = {
    "model": ("torch", "transformers", "peft", "bitsandbytes", "accelerate"),
    "train": ("datasets", "trl", "tensorboard", "matplotlib", "sacrebleu"),
}


def require(*extras: str) -> None:
    """Raise CommandError where a library of these extras is not installed."""
    names = [name for extra in extras for name in EXTRAS[extra]]
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        said = ", ".join(missing)
        raise CommandError(f"{said} not installed: run `make model`")
