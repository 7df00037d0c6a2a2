"""Input generators: the instructor's own programs that make inputs."""

from pydantic import BaseModel

from app.domain.generators import files_of
from app.schemas.special_judges import FilesIn
from judge import Program


class GeneratorIn(FilesIn):
    """A program that prints an input for a seed, which is its only argument."""


class GeneratorOut(BaseModel):
    """An input generator, in the form in which it can be put again."""

    files: dict[str, str]
    language: str


def of_generator(program: Program) -> GeneratorOut:
    """Return an input generator as JSON. For those who may edit the problem only."""
    return GeneratorOut(files=files_of(program), language=program.language)
