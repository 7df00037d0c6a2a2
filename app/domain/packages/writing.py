"""Writes a problem as a file of a format; the same problem always gives the same bytes."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.domain.errors import N_, AppError, NotFound
from app.domain.packages import fps_writing, kattis_writing, own
from app.domain.packages.model import PackagedProblem

# The earliest moment that a zip can tell.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


@dataclass(frozen=True, kw_only=True)
class Written:
    """A package as one file, with what its format could not hold."""

    name: str
    media_type: str
    content: bytes
    files: Mapping[str, bytes]
    left_out: tuple[AppError, ...] = ()

    @property
    def hash(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()


def write(problem: PackagedProblem, format_: str) -> Written:
    """Return a problem in a format; raises AppError where the format cannot hold it at all."""
    if format_ not in FORMATS:
        raise NotFound(
            N_("There is no package format called %(name)s: use one of %(known)s."),
            name=format_,
            known=", ".join(FORMATS),
        )
    return FORMATS[format_](problem)


def losses(problem: PackagedProblem) -> dict[str, tuple[AppError, ...]]:
    """Return by format what it cannot hold of a problem."""
    return {name: tell(problem) if tell else () for name, tell in _LOSSES.items()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files: sorted, without times, and stored, since what a compressor makes
    depends on its version."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _MOMENT)
            member.create_system = 3
            member.external_attr = _MODE
            archive.writestr(member, files[name])
    return stream.getvalue()


def _own(problem: PackagedProblem) -> Written:
    files = own.write(problem)
    return _zip(problem.slug, files, files)


def _zip(
    name: str,
    files: Mapping[str, bytes],
    inside: Mapping[str, bytes],
    left_out: tuple[AppError, ...] = (),
) -> Written:
    return Written(
        name=f"{name}.zip",
        media_type="application/zip",
        content=zipped(inside),
        files=files,
        left_out=left_out,
    )


def _kattis(problem: PackagedProblem, *, legacy: bool = False) -> Written:
    files, left_out = kattis_writing.write(problem, legacy=legacy)
    folder = kattis_writing.folder_of(problem)
    inside = {f"{folder}/{name}": data for name, data in files.items()}
    return _zip(folder, files, inside, left_out)


def _fps(problem: PackagedProblem) -> Written:
    content, left_out = fps_writing.write(problem)
    name = f"{problem.slug}.xml"
    return Written(
        name=name,
        media_type="application/xml",
        content=content,
        files={name: content},
        left_out=left_out,
    )


FORMATS: Mapping[str, Callable[[PackagedProblem], Written]] = {
    "hanjul": _own,
    "kattis": _kattis,
    "fps": _fps,
    "kattis-legacy": partial(_kattis, legacy=True),
}
_LOSSES: Mapping[str, Callable[[PackagedProblem], tuple[AppError, ...]] | None] = {
    "hanjul": None,
    "kattis": kattis_writing.left_out,
    "kattis-legacy": kattis_writing.left_out,
    "fps": fps_writing.left_out,
}
