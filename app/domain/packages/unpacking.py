"""The safe unpacker: a zip is hostile until shown otherwise, and all its faults are told at once.

Sizes are counted while unpacking: what the archive says of itself is not believed. Nothing is ever
written to a disk.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from app.domain.errors import N_
from app.domain.packages.findings import Findings

MIB = 1024 * 1024
MAX_FILES = 5000
MAX_FILE_BYTES = 32 * MIB
MAX_TOTAL_BYTES = 96 * MIB
# Beyond this many bytes a zip may not hold more than `MAX_RATIO` times what it weighs itself.
RATIO_FROM_BYTES = 8 * MIB
MAX_RATIO = 250
_CHUNK = 65536
_UTF8_NAME = 0x800
_JUNK = frozenset({"__MACOSX", ".git", ".svn", ".DS_Store", "Thumbs.db"})
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    zlib.error,
)

NOT_A_ZIP = N_("This is not a zip file that can be read: make it again without a password.")
TOO_MANY = N_("The zip has more than %(count)s files.")
OUTSIDE = N_("this names a place outside of the zip: make the zip again from one folder.")
LINK = N_("this is a link: put the file itself into the zip.")
TWICE = N_("two files of the zip have this name.")
UNREADABLE = N_("this is damaged or has a password: make the zip again.")
FILE_TOO_LARGE = N_("this is too large when unpacked: at most %(total)s MiB are taken.")
TOTAL_TOO_LARGE = N_("The zip is too large when unpacked: at most %(total)s MiB are taken.")
BOMB = N_("The zip unpacks to more than %(count)s times its size, as a zip bomb does.")
BAD_NAME = N_("the name of this file is in an unknown encoding: make the zip again with UTF-8.")


class _Full(Exception):
    """Nothing more is unpacked."""


def unpack(data: bytes, findings: Findings) -> dict[str, bytes]:
    """Return the files of a zip by name but for those that must not be taken; these are told."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Unpacker(archive, len(data), findings).files()
    except _BROKEN:
        findings.error("", NOT_A_ZIP)
        return {}


def without_top(files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the one folder that stands around all files ("" if none), and the files in it."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and all("/" in name for name in files):
        return tops.pop(), {name.partition("/")[2]: data for name, data in files.items()}
    return "", dict(files)


class _Unpacker:
    def __init__(self, archive: zipfile.ZipFile, size: int, findings: Findings) -> None:
        self.archive = archive
        self.findings = findings
        self.size = max(size, 1)
        self.total = 0

    def files(self) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        members = [member for member in self.archive.infolist() if not member.is_dir()]
        if len(members) > MAX_FILES:
            self.findings.error("", TOO_MANY, count=MAX_FILES)
        try:
            for member in members[:MAX_FILES]:
                self._take(member, found)
        except _Full:
            pass
        return found

    def _take(self, member: zipfile.ZipInfo, found: dict[str, bytes]) -> None:
        name = self._name(member)
        if _JUNK & set(PurePosixPath(name).parts):
            return
        wrong = _wrong(name, member)
        if wrong or name in found:
            self.findings.error(name, wrong or TWICE)
            return
        try:
            content = self._content(name, member)
        except _BROKEN:
            self.findings.error(name, UNREADABLE)
            return
        if content is not None:
            found[name] = content

    def _name(self, member: zipfile.ZipInfo) -> str:
        """Return a member's name; without the UTF-8 flag it is UTF-8 all the same, or CP949."""
        name = member.orig_filename
        if not member.flag_bits & _UTF8_NAME and not name.isascii():
            try:
                raw = name.encode("cp437")
            except UnicodeEncodeError:
                raw = name.encode()  # Python read it by the flag of its own
            for encoding in ("utf-8", "cp949"):
                try:
                    return raw.decode(encoding)
                except UnicodeDecodeError:
                    continue
            self.findings.warning(name, BAD_NAME)
        return name

    def _content(self, name: str, member: zipfile.ZipInfo) -> bytes | None:
        content = bytearray()
        with self.archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                self._count(len(chunk))
                if len(content) > MAX_FILE_BYTES:
                    self.findings.error(name, FILE_TOO_LARGE, total=MAX_FILE_BYTES // MIB)
                    return None
        return bytes(content)

    def _count(self, size: int) -> None:
        self.total += size
        if self.total > MAX_TOTAL_BYTES:
            self.findings.error("", TOTAL_TOO_LARGE, total=MAX_TOTAL_BYTES // MIB)
            raise _Full
        if self.total > RATIO_FROM_BYTES and self.total > MAX_RATIO * self.size:
            self.findings.error("", BOMB, count=MAX_RATIO)
            raise _Full


def _wrong(name: str, member: zipfile.ZipInfo) -> str:
    """Return why a member may not be taken for its name or kind, "" where it may."""
    plain = name.replace("\\", "/")
    path = PurePosixPath(plain)
    if stat.S_ISLNK(member.external_attr >> 16):
        return LINK
    odd = "\\" in name or ":" in name or "\0" in name or plain != str(path)
    return OUTSIDE if odd or path.is_absolute() or ".." in path.parts else ""
