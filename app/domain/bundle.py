"""Reads uploaded zips of tests: hostile until shown otherwise."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from app.domain.errors import N_, AppError, Refused, TooLarge
from judge.model import TestCase

MAX_FILES = 2000
MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_TOTAL_BYTES = 64 * 1024 * 1024
_CHUNK = 65536


def read_zip(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name; refuse bombs, outside paths, links and broken archives.

    Sizes are counted while unpacking: what the archive says of itself is not believed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise AppError(
            N_("This is not a zip file that can be read: make it again without a password.")
        ) from error


def _read_members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MAX_FILES:
        raise TooLarge(N_("The zip has more than %(count)s files."), count=MAX_FILES)
    files: dict[str, bytes] = {}
    left = MAX_TOTAL_BYTES
    for member in members:
        _check_name(member)
        files[member.filename] = _read_capped(archive, member, min(MAX_FILE_BYTES, left))
        left -= len(files[member.filename])
    return files


def _check_name(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
    if path.is_absolute() or ".." in path.parts or ":" in member.filename or is_link:
        raise AppError(
            N_("The zip names a file outside of itself (%(name)s): make it again from one folder."),
            name=member.filename,
        )


def _read_capped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, cap: int) -> bytes:
    content = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > cap:
                raise TooLarge(
                    N_("The zip is too large when unpacked: at most %(total)s MiB are taken."),
                    total=MAX_TOTAL_BYTES // 1024 // 1024,
                )
    return bytes(content)


def decode(name: str, data: bytes) -> str:
    """Return a text file's content with LF line ends, from UTF-8 (with or without BOM) or CP949."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n")
    raise AppError(N_("%(name)s is not a text file: save it as UTF-8."), name=name)


def cases_from_zip(data: bytes) -> list[TestCase]:
    """Return the cases of a zip of `NAME.in` with `NAME.out` or `NAME.ans`, sorted by name.

    Names that begin with "sample" are samples. Every missing half is told in one list.
    """
    return cases_from_files(read_zip(data))


def cases_from_files(files: Mapping[str, bytes]) -> list[TestCase]:
    """Pair inputs with outputs; see `cases_from_zip`."""
    inputs = {name[:-3]: content for name, content in files.items() if name.endswith(".in")}
    outputs = {
        name.rsplit(".", 1)[0]: content
        for name, content in files.items()
        if name.endswith((".out", ".ans"))
    }
    _check_pairs(set(inputs), set(outputs))
    return [
        TestCase(
            name=stem,
            input=decode(f"{stem}.in", inputs[stem]),
            output=decode(f"{stem}.out", outputs[stem]),
            sample=PurePosixPath(stem).name.startswith("sample") or stem.startswith("sample"),
        )
        for stem in sorted(inputs, key=lambda stem: (not stem.startswith("sample"), stem))
    ]


def _check_pairs(inputs: set[str], outputs: set[str]) -> None:
    reasons = [
        AppError(N_("%(name)s.in has no output file %(name)s.out."), name=stem)
        for stem in sorted(inputs - outputs)
    ] + [
        AppError(N_("%(name)s.out has no input file %(name)s.in."), name=stem)
        for stem in sorted(outputs - inputs)
    ]
    if not inputs and not outputs:
        reasons.append(AppError(N_("There is no NAME.in with NAME.out in the zip.")))
    if reasons:
        raise Refused(N_("The tests cannot be read."), reasons)
