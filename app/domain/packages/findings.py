"""What is wrong with a package: everything in one list, each with the file that it speaks of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from app.domain import bundle
from app.domain.errors import N_, AppError, Refused
from app.domain.text import CANNOT_BE_KEPT, is_storable
from segmenter import SegmentError
from segmenter.decode import decode

REFUSED = N_("The package cannot be imported. Mend what is listed and import it again.")
NOT_TEXT = N_("this is not a text file: save it as UTF-8.")
IN_FILE = "%(file)s: %(what)s"
MORE = N_("… and %(count)s more.")
SHOWN = 200
_T = TypeVar("_T")


class Severity(StrEnum):
    """An error keeps the package out; a warning tells what is lost or should be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding; `file` is "" where it speaks of the whole package."""

    severity: Severity
    file: str
    error: AppError

    @property
    def words(self) -> AppError:
        """The finding with its file, as it is told."""
        return AppError(IN_FILE, file=self.file, what=self.error) if self.file else self.error

    def as_json(self) -> dict[str, Any]:
        """Return the finding as a job keeps it."""
        return {
            "severity": self.severity,
            "file": self.file,
            "message": self.error.message,
            "params": {key: str(value) for key, value in self.error.params.items()},
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Finding":
        """Return what `as_json` made."""
        error = AppError(row["message"], **row["params"])
        return cls(severity=Severity(row["severity"]), file=row["file"], error=error)


@dataclass
class Findings:
    """Collects findings while a package is read."""

    rows: list[Finding] = field(default_factory=list)

    def error(self, file: str, message: str, **params: object) -> None:
        """Add an error: the package is not taken."""
        self.rows.append(_finding(Severity.ERROR, file, AppError(message, **params)))

    def warning(self, file: str, message: str, **params: object) -> None:
        """Add a warning; the same one is told once."""
        found = _finding(Severity.WARNING, file, AppError(message, **params))
        if all(found.as_json() != row.as_json() for row in self.warnings):
            self.rows.append(found)

    def attempt(self, file: str, work: Callable[[], _T]) -> _T | None:
        """Return what `work` makes, or note what it refuses and return None."""
        try:
            return work()
        except Refused as error:
            self.rows += [_finding(Severity.ERROR, file, reason) for reason in error.reasons]
        except AppError as error:
            self.rows.append(_finding(Severity.ERROR, file, error))
        return None

    def text(self, name: str, data: bytes) -> str:
        """Return a text file's content; "" and an error where it is none."""
        try:
            text = bundle.decode(name, data)
        except AppError:
            self.error(name, NOT_TEXT)
            return ""
        if not is_storable(text):
            self.error(name, CANNOT_BE_KEPT)
            return ""
        return text

    def source(self, name: str, data: bytes) -> str:
        """Return a program's text; "" and an error where it is none."""
        try:
            return decode(data)
        except SegmentError:
            self.error(name, NOT_TEXT)
            return ""

    @property
    def errors(self) -> list[Finding]:
        """The errors, in the order in which they were found."""
        return [row for row in self.rows if row.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Finding]:
        """The warnings."""
        return [row for row in self.rows if row.severity is Severity.WARNING]

    def refuse(self) -> None:
        """Raise Refused with every finding, errors first, if there is an error."""
        if self.errors:
            raise Refused(REFUSED, _told([*self.errors, *self.warnings]))


def _finding(severity: Severity, file: str, error: AppError) -> Finding:
    return Finding(severity=severity, file=file, error=error)


def _told(rows: Iterable[Finding]) -> list[AppError]:
    words = [row.words for row in rows]
    left = len(words) - SHOWN
    return words[:SHOWN] + ([AppError(MORE, count=left)] if left > 0 else [])
