"""The inner modules in machine code, where `make setup` could make it (tools/compile_segmenter.py).

mypyc compiles these very sources, which halves the time of a short program. What it makes stands in
the environment, beside the checksum of the sources: after any change to them they are plain Python
again, so the two never differ.
"""

import sysconfig
from hashlib import sha256
from pathlib import Path

NAME = "hanjul_segmenter"  # of the compiled modules' folder and shared library
CHECKSUM = "sources.sha256"
MODULES = (
    "broken", "chunks", "code_points", "conditionals", "decode", "groups", "invariants", "keys",
    "layout", "levels", "macros", "outline", "parsing", "rewording", "shape", "splitter",
    "syntax_errors", "tags", "walk",
)  # fmt: skip


def checksum(sources: Path) -> str:
    """Return the checksum of the modules that are compiled, as they stand in a folder."""
    return sha256(b"".join((sources / f"{name}.py").read_bytes() for name in MODULES)).hexdigest()


def compiled_folder(sources: Path) -> list[str]:
    """Return the folder with the compiled form of just these sources, or an empty list."""
    folder = Path(sysconfig.get_path("platlib"), NAME)
    try:
        fits = (folder / CHECKSUM).read_text() == checksum(sources)
    except OSError:
        return []
    return [str(folder)] if fits else []
