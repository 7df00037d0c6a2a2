"""The verdicts of the judge."""

from enum import StrEnum


class Verdict(StrEnum):
    """The answer to a run. STRUCT is for a unit that does not fit its place."""

    AC = "AC"  # accepted
    WA = "WA"  # wrong answer
    TLE = "TLE"  # CPU time limit
    ILE = "ILE"  # idleness (wall time) limit
    MLE = "MLE"  # memory limit
    OLE = "OLE"  # output limit
    RTE = "RTE"  # run-time error
    CE = "CE"  # compile error
    IE = "IE"  # internal error: ours, never the student's
    STRUCT = (
        "STRUCT"  # the unit does not lex, or does not fit its place; or (weak) is built otherwise
    )
