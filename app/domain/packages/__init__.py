"""Problem packages: safely unpacked, read into one form whatever their format, and written."""

from app.domain.packages.findings import Finding, Findings, Severity
from app.domain.packages.model import Example, PackagedGuideline, PackagedProblem
from app.domain.packages.reading import Read, read_files, read_upload
from app.domain.packages.writing import FORMATS, write

__all__ = [
    "FORMATS",
    "Example",
    "Finding",
    "Findings",
    "PackagedGuideline",
    "PackagedProblem",
    "Read",
    "Severity",
    "read_files",
    "read_upload",
    "write",
]
