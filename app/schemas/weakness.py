"""Weak units: for those who may edit the problem only."""

from pydantic import BaseModel, Field

from app.models import Job
from app.schemas.base import LevelName, Payload, Text
from app.schemas.jobs import JobOut, of_job
from app.services.weakness import Known, ProposedInput
from judge import UnitWeakness


class WeakUnitsIn(Payload):
    """Of which units. Default: the lines of the first reference."""

    level: LevelName = "line"
    language: Text | None = None


class SurvivorOut(BaseModel):
    """A change that no test notices: lines of the unit (from 1) before and after."""

    kind: str
    line: int
    before: str
    after: str


class WeighedUnitOut(BaseModel):
    """One unit; a weak one cannot be told from its absence."""

    index: int
    weak: bool
    tried: int
    survivors: list[SurvivorOut]


class InputOut(BaseModel):
    """An input that notices what no test does, with the reference's output."""

    key: str = Field(description="Adds it: POST …/weak-units/inputs/{key}.")
    input: str
    output: str
    units: list[int] = Field(description="The units of which it notices a change.")
    added: bool


class WeakUnitsOut(BaseModel):
    """What is known of the draft's units; `outdated`: found with other tests or limits."""

    known: bool
    outdated: bool
    units: list[WeighedUnitOut]
    inputs: list[InputOut]
    fault: str = Field(description="What was wrong with the input generator.")
    job: JobOut | None = Field(description="The newest job that looks, or looked, for them.")


def of_known(known: Known | None, job: Job | None, locale: str) -> WeakUnitsOut:
    """Return what is known as JSON."""
    return WeakUnitsOut(
        known=known is not None,
        outdated=known.outdated if known else False,
        units=[_unit(row) for row in known.units] if known else [],
        inputs=[_input(row) for row in known.inputs] if known else [],
        fault=known.fault if known else "",
        job=of_job(job, locale) if job else None,
    )


def _unit(row: UnitWeakness) -> WeighedUnitOut:
    survivors = [
        SurvivorOut(kind=one.kind, line=one.line, before=one.before, after=one.after)
        for one in row.survivors
    ]
    return WeighedUnitOut(index=row.unit, weak=row.weak, tried=row.tried, survivors=survivors)


def _input(row: ProposedInput) -> InputOut:
    one = row.proposal
    units = [number - 1 for number in row.units]
    return InputOut(key=row.key, input=one.input, output=one.output, units=units, added=row.added)
