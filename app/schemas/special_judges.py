"""Special judges: the instructor's own programs that decide."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.domain.special_judges import files_of
from app.schemas.base import Payload, Text
from judge import SpecialJudge

ConventionName = Literal["testlib", "icpc"]
FileName = Annotated[Text, Field(min_length=1, max_length=100)]


class FilesIn(Payload):
    """One .cpp or .py program with what it includes, by file name."""

    files: dict[FileName, Text]


class SpecialJudgeIn(FilesIn):
    """The same, and how it is called and answers."""

    convention: ConventionName = "testlib"


class SpecialJudgeOut(BaseModel):
    """A special judge, in the form in which it can be put again."""

    files: dict[str, str]
    convention: str
    language: str


def of_judge(judge: SpecialJudge) -> SpecialJudgeOut:
    """Return a special judge as JSON. For those who may edit the problem only."""
    return SpecialJudgeOut(
        files=files_of(judge), convention=judge.convention, language=judge.program.language
    )
