"""Two runs on one input compared: where do the reference's and the student's part first?

Pure. What a unit keeps for itself may have any value: `Compared.live` are the names that are read
after it. A list of rounds is followed only as long as both programs go through it in the same way.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from judge.checkers import CHECKERS
from judge.snapshots import values
from judge.snapshots.model import NONE, Layout, Moment, Snapshot, Trace, Value
from judge.snapshots.showing import show
from judge.state_difference import Parting, StateDifference, ValueDifference

Rows = tuple[ValueDifference, ...]
_MOST_ROWS = 4
_MOST_PRINTED = 200
_SIGNIFICANT = ("tokens", "exact", "lines", "floats", "yesno")


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two runs, and what is known of the unit."""

    language: str
    layout: Layout
    live: Mapping[Moment, frozenset[str]]
    tested: frozenset[str] = frozenset()  # of which only the truth matters
    read: frozenset[str] = frozenset()  # the fields that are read anywhere else
    reference: Trace
    own: Trace
    case: str = ""
    input: str = ""
    checker: str = "tokens"


@dataclass(frozen=True, kw_only=True)
class Parted:
    """A difference, and how much the student's program had printed by then."""

    state: StateDifference
    printed: int


def part(given: Compared) -> Parted | None:
    """Return the first difference that matters, if there is one."""
    for exactly in (False, True) if given.language == "python" else (False,):
        look = _Look(given=given, exactly=exactly)
        found = look.calls() or look.rounds() or look.after()
        if found is not None:
            return _named(found, given)
    printed = _printed(given)
    return _named(printed, given) if printed else None


def _named(found: Parted, given: Compared) -> Parted:
    return replace(found, state=replace(found.state, case=given.case, input=given.input))


def _parted(printed: int, parting: Parting, **fields: object) -> Parted:
    state = StateDifference(parting=parting, case="", input="", **fields)  # type: ignore[arg-type]
    return Parted(state=state, printed=printed)


@dataclass(frozen=True, kw_only=True)
class _Look:
    """One look at two runs; `exactly` tells 3 from 3.0."""

    given: Compared
    exactly: bool

    def rows(
        self, moment: Moment, left: Snapshot, right: Snapshot, among: frozenset[str] | None = None
    ) -> tuple[ValueDifference, ...]:
        """Return the variables that differ between two snapshots of a moment."""
        names = self.given.layout.names[moment]
        live = self.given.live.get(moment, frozenset()) if among is None else among
        found = []
        for name, expected, actual in zip(names, left.values, right.values, strict=False):
            if name in live and not self.same(expected, actual, tested=name in self.given.tested):
                found += self.differing(name, expected, actual)
        return tuple(found[:_MOST_ROWS])

    def differing(self, name: str, expected: Value, actual: Value) -> list[ValueDifference]:
        """Return a row for what differs of a value: a field, an element, or all of it."""
        found = values.partings(expected, actual, self.given.read, exactly=self.exactly)
        return [self.row(f"{name}{way}", *pair) for way, *pair in found]

    def same(self, expected: Value, actual: Value, *, tested: bool = False) -> bool:
        if tested:
            expected, actual = values.truth(expected), values.truth(actual)
        return values.same(expected, actual, exactly=self.exactly)

    def row(self, name: str, expected: Value, actual: Value) -> ValueDifference:
        at = values.first_different(expected, actual)
        if at is not None and (values.is_long(expected) or values.is_long(actual)):
            return self.row(f"{name}[{at}]", expected.items[at], actual.items[at])
        language = self.given.language
        return ValueDifference(
            name=name,
            expected=show(expected, language),
            actual=show(actual, language),
        )

    def after(self) -> Parted | None:
        """Return the first difference after the unit, or in the round of its loop that made it."""
        wanted, found = (_at(run, Moment.AFTER) for run in (self.given.reference, self.given.own))
        for time, (left, right) in enumerate(zip(wanted, found, strict=False), start=1):
            rows = self.rows(Moment.AFTER, left, right)
            if rows:
                names = frozenset(re.split(r"[\[.]", row.name)[0] for row in rows)
                return self._made_in(names, time) or self._values(right, rows, time, len(wanted))
        return None

    def _values(self, right: Snapshot, rows: Rows, time: int, times: int) -> Parted:
        """Tell of what differs after the unit: in a round of the one loop around it."""
        if self.given.layout.depth == 1:
            return _parted(right.printed, Parting.VALUES, rows=rows, round=time)
        time = time if times > 1 else 0
        return _parted(right.printed, Parting.VALUES, rows=rows, time=time)

    def _made_in(self, names: frozenset[str], time: int) -> Parted | None:
        """Return the round, of a loop within the unit, at whose end some of the names differ.

        Only where both loops go the same way so far: what else the unit has is the same.
        """
        if not self.given.layout.is_loop or self.given.layout.depth:
            return None
        wanted, found = (
            list(_between(run, time)) for run in (self.given.reference, self.given.own)
        )
        others = frozenset(self.given.layout.names.get(Moment.END, ())) - names
        for round_, (left, right) in enumerate(zip(wanted, found, strict=False), start=1):
            if self.rows(Moment.END, left, right, others):
                return None
            rows = self.rows(Moment.END, left, right, names)
            if rows:
                return _parted(right.printed, Parting.VALUES, rows=rows, round=round_)
        return None

    def rounds(self) -> Parted | None:
        """Return the first difference between the rounds of the loop that the unit is the header
        of, or the first time that its condition should have been decided otherwise."""
        layout = self.given.layout
        if Moment.BODY not in layout.names or self._goes_otherwise():
            return None
        wanted, found = (
            [each for each in run.snapshots if each.moment in (Moment.BODY, Moment.AFTER)]
            for run in (self.given.reference, self.given.own)
        )
        times, round_ = 1, 0
        many = sum(each.moment is Moment.AFTER for each in wanted) > 1
        for left, right in zip(wanted, found, strict=False):
            time = times if many else 0
            if left.moment is not right.moment:
                return self._split(left, right, round_, time)
            if left.moment is Moment.AFTER:
                if self.rows(Moment.AFTER, left, right):
                    return None  # it is told by `after`
                times, round_ = times + 1, 0
                continue
            round_ += 1
            rows = self.rows(Moment.BODY, left, right)
            if rows and layout.is_loop:
                return _parted(right.printed, Parting.VALUES, rows=rows, round=round_, time=time)
            if rows:
                return None
        return None

    def _split(self, left: Snapshot, right: Snapshot, round_: int, time: int) -> Parted:
        ends = left.moment is Moment.AFTER
        if self.given.layout.is_loop:
            parting = Parting.MORE_ROUNDS if ends else Parting.FEWER_ROUNDS
            return _parted(right.printed, parting, round=round_, time=time)
        parting = Parting.TAKEN if ends else Parting.NOT_TAKEN
        inside = self.given.layout.depth == 1
        return _parted(
            right.printed, parting, round=time if inside else 0, time=0 if inside else time
        )

    def _goes_otherwise(self) -> bool:
        """Tell whether the loops count from opposite ends: then their rounds say nothing."""
        for at in range(len(self.given.layout.names[Moment.BODY])):
            wanted, found = (_counted(run, at) for run in (self.given.reference, self.given.own))
            if len(wanted) == len(found) == 2 and wanted[0] != found[0]:
                steps = (wanted[1] - wanted[0]) * (found[1] - found[0])
                if steps < 0:
                    return True
        return False

    def calls(self) -> Parted | None:
        """Return the first call, of those that end, that should have ended otherwise."""
        known: dict[tuple[Value, ...], _Call | None] = {}
        for call in _calls(self.given.reference):
            before = known.get(call.given, call)
            known[call.given] = call if before and before.ended == call.ended else None
        for call in _calls(self.given.own):
            wanted = known.get(call.given)
            if wanted is None or NONE in call.given:
                continue
            found = self._call(wanted, call)
            if found is not None:
                return found
        return self._calls_in_order() or self._called()

    def _calls_in_order(self) -> Parted | None:
        """Return the first call that ends otherwise, as long as all are given the same."""
        for wanted, call in zip(_calls(self.given.reference), _calls(self.given.own), strict=False):
            if wanted.given != call.given:
                return None
            found = self._call(wanted, call)
            if found is not None:
                return found
        return None

    def _called(self) -> Parted | None:
        """Return what differs after a call of a function that is given pointers."""
        pairs = zip(
            _at(self.given.reference, Moment.CALLED), _at(self.given.own, Moment.CALLED),
            strict=False,
        )  # fmt: skip
        for left, right in pairs:
            rows = self.rows(Moment.CALLED, left, right)
            if rows:
                call = self.given.layout.call
                return _parted(right.printed, Parting.CHANGED, rows=rows, call=call)
        return None

    def _call(self, wanted: "_Call", call: "_Call") -> Parted | None:
        layout, language = self.given.layout, self.given.language
        shown = ", ".join("…" if each == NONE else show(each, language) for each in call.given)
        text = f"{layout.function}({shown})"
        tested = layout.function in self.given.tested
        if not self.same(wanted.ended[0], call.ended[0], tested=tested):
            row = self.row("", wanted.ended[0], call.ended[0])
            return _parted(call.printed, Parting.RETURNED, rows=(row,), call=text)
        # what the student's function has only a copy of, stays as it was
        left = [
            now if now != NONE else was
            for was, now in zip(call.given, call.ended[1:], strict=False)
        ]
        pairs = zip(layout.names[Moment.ENTER], wanted.ended[1:], left, strict=False)
        rows = tuple(
            row
            for name, expected, actual in pairs
            if expected.kind in "[(<r{" and not self.same(expected, actual)
            for row in self.differing(name, expected, actual)
        )
        if not rows:
            return None
        return _parted(call.printed, Parting.CHANGED, rows=rows[:_MOST_ROWS], call=text)


@dataclass(frozen=True, kw_only=True)
class _Call:
    """One call: what it was given, and what it returned and left of that."""

    given: tuple[Value, ...]
    ended: tuple[Value, ...]
    printed: int


def _calls(run: Trace) -> Iterator[_Call]:
    """Yield the calls of a run in the order in which they end."""
    open_calls: list[tuple[Value, ...]] = []
    for each in run.snapshots:
        if each.moment is Moment.ENTER:
            open_calls.append(each.values)
        elif each.moment is Moment.RETURN and open_calls and each.values:
            yield _Call(given=open_calls.pop(), ended=each.values, printed=each.printed)


def _at(run: Trace, moment: Moment) -> list[Snapshot]:
    return [each for each in run.snapshots if each.moment is moment]


def _between(run: Trace, time: int) -> Iterator[Snapshot]:
    """Yield the rounds' ends before a unit has ended for the given time."""
    ended = 1
    for each in run.snapshots:
        if each.moment is Moment.AFTER:
            ended += 1
        elif each.moment is Moment.END and ended == time:
            yield each


def _counted(run: Trace, at: int) -> list[int]:
    """Return what an integer is in the first two rounds."""
    values = [each.values[at] for each in _at(run, Moment.BODY)[:2] if at < len(each.values)]
    return [int(value.text) for value in values if value.kind == "i"]


def _printed(given: Compared) -> Parted | None:
    """Return the first time that the unit prints something else."""
    name = given.checker.partition(":")[0]
    if name not in _SIGNIFICANT:
        return None
    wanted, found = (_at(run, Moment.AFTER) for run in (given.reference, given.own))
    done = (0, 0)
    for time, (left, right) in enumerate(zip(wanted, found, strict=False), start=1):
        expected, actual = given.reference.output[: left.printed], given.own.output[: right.printed]
        if not CHECKERS[name](actual, expected).ok:
            texts = _without_common(_text(expected[done[0] :]), _text(actual[done[1] :]))
            row = ValueDifference(name="", expected=texts[0], actual=texts[1])
            inside, many = given.layout.depth == 1, len(wanted) > 1
            return _parted(
                right.printed, Parting.PRINTED, rows=(row,), round=time if inside else 0,
                time=time if many and not inside else 0,
            )  # fmt: skip
        done = (left.printed, right.printed)
    return None


def _text(printed: bytes) -> str:
    return printed.decode(errors="replace")


def _without_common(expected: str, actual: str) -> tuple[str, str]:
    """Drop the lines that both begin with."""
    left, right = (text.splitlines(keepends=True) for text in (expected, actual))
    pairs = zip(left, right, strict=False)
    start = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    return "".join(left[start:])[:_MOST_PRINTED], "".join(right[start:])[:_MOST_PRINTED]
