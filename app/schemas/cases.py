"""Test cases of a draft."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter

from app.schemas.base import Payload, Text
from judge import TestCase


def _within_folder(name: str) -> str:
    if name.startswith("/") or ".." in name or "\\" in name:
        raise ValueError("a test's name is a file name without its ending, inside one folder")
    return name


CaseName = Annotated[
    Text,
    Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$"),
    AfterValidator(_within_folder),
]


class CaseIn(Payload):
    """A test; without a name it is called by its number."""

    name: CaseName | None = None
    input: Text
    output: Text
    sample: bool = False


class CaseOut(BaseModel):
    """A test, for those who may edit the problem."""

    name: str
    input: str
    output: str
    sample: bool


class CasesTaken(BaseModel):
    """How many tests the problem has now."""

    tests: int
    samples: int


CASES: TypeAdapter[list[CaseIn]] = TypeAdapter(list[CaseIn])


def to_cases(rows: list[CaseIn]) -> list[TestCase]:
    """Return the tests as the services take them."""
    return [
        TestCase(
            name=row.name if row.name is not None else str(number),
            input=row.input.replace("\r\n", "\n"),
            output=row.output.replace("\r\n", "\n"),
            sample=row.sample,
        )
        for number, row in enumerate(rows, 1)
    ]
