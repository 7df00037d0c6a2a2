"""Two runs compared, without running anything."""

from judge.snapshots.model import Layout, Moment, Snapshot, Trace
from judge.snapshots.wire import read_value
from judge.state_comparison import Compared, part
from tests.judge.told import line

BODY, AFTER, END = Moment.BODY, Moment.AFTER, Moment.END
ENTER, RETURN = Moment.ENTER, Moment.RETURN
Row = tuple[Moment, str]


def trace(*rows: Row, output: bytes = b"") -> Trace:
    snapshots = tuple(
        Snapshot(moment=moment, values=tuple(map(read_value, text.split())), printed=0)
        for moment, text in rows
    )
    return Trace(snapshots=snapshots, output=output, ended=True)


def told(reference: Trace, own: Trace, language: str = "python", **layout: object) -> str:
    moments = {each.moment for each in (*reference.snapshots, *own.snapshots)}
    names = dict.fromkeys(moments, ("x", "i"))
    given = Compared(
        language=language,
        layout=Layout(probes=(), names=names, **layout),  # type: ignore[arg-type]
        live={moment: frozenset(("x", "i")) for moment in moments},
        tested=frozenset(("p",)),
        reference=reference,
        own=own,
    )
    found = part(given)
    return line(found.state).removeprefix(" | ") if found else ""


def test_after_the_unit() -> None:
    assert told(trace((AFTER, "i1 i2")), trace((AFTER, "i1 i3"))) == "values | i: 2 / 3"
    assert told(trace((AFTER, "i1 i2")), trace((AFTER, "i1 -"))) == "values | i: 2 /"


def test_the_same_states_are_told_nothing() -> None:
    assert told(trace((AFTER, "i1 i2")), trace((AFTER, "i1 i2"))) == ""


def test_what_the_reference_has_not_set_is_told_nothing() -> None:
    assert told(trace((AFTER, "- i2")), trace((AFTER, "i9 i2"))) == ""


def test_whole_numbers_and_others_where_nothing_else_differs() -> None:
    assert told(trace((AFTER, "i1 i2")), trace((AFTER, "f1.0 i2"))) == "values | x: 1 / 1.0"
    assert told(trace((AFTER, "i1 i2")), trace((AFTER, "f1.0 i3"))) == "values | i: 2 / 3"
    assert told(trace((AFTER, "i1 i2")), trace((AFTER, "f1.0 i2")), "c") == ""


def test_the_time_or_round_that_it_is() -> None:
    wanted = trace((AFTER, "i1 i1"), (AFTER, "i2 i2"))
    found = trace((AFTER, "i1 i1"), (AFTER, "i5 i2"))
    assert told(wanted, found, depth=1) == "values | round 2 | x: 2 / 5"
    assert told(wanted, found, depth=99) == "values | time 2 | x: 2 / 5"


def test_a_loop_that_goes_on_or_ends_early() -> None:
    longer = trace((BODY, "i0 i0"), (BODY, "i0 i1"), (AFTER, "i0 i1"))
    shorter = trace((BODY, "i0 i0"), (AFTER, "i0 i1"))
    assert told(shorter, longer, is_loop=True) == "more_rounds | round 1"
    assert told(longer, shorter, is_loop=True) == "fewer_rounds | round 1"


def test_a_condition_that_is_decided_otherwise() -> None:
    taken, not_taken = trace((BODY, "i0 i0"), (AFTER, "i1 i1")), trace((AFTER, "i0 i0"))
    assert told(taken, not_taken, is_condition=True) == "not_taken"
    assert told(not_taken, taken, is_condition=True) == "taken"


def test_loops_from_opposite_ends_are_compared_by_what_comes_of_them() -> None:
    wanted = trace((BODY, "i0 i1"), (BODY, "i0 i2"), (AFTER, "i3 i0"))
    found = trace((BODY, "i0 i2"), (BODY, "i0 i1"), (AFTER, "i4 i0"))
    assert told(wanted, found, is_loop=True) == "values | x: 3 / 4"


def test_the_round_within_the_unit_where_it_came_from() -> None:
    wanted = trace((END, "i1 i0"), (END, "i3 i1"), (AFTER, "i3 i1"))
    found = trace((END, "i1 i0"), (END, "i2 i1"), (AFTER, "i2 i1"))
    assert told(wanted, found, is_loop=True) == "values | round 2 | x: 3 / 2"
    other = trace((END, "i1 i1"), (END, "i2 i0"), (AFTER, "i2 i1"))
    assert told(wanted, other, is_loop=True) == "values | x: 3 / 2"


def test_the_innermost_call_that_returns_something_else() -> None:
    wanted = trace((ENTER, "i3"), (ENTER, "i2"), (RETURN, "i1 ?"), (RETURN, "i6 ?"))
    found = trace((ENTER, "i3"), (ENTER, "i2"), (RETURN, "i4 ?"), (RETURN, "i7 ?"))
    assert told(wanted, found, function="f") == "returned | f(2) | : 1 / 4"


def test_a_call_whose_answer_is_only_asked_for_its_truth() -> None:
    wanted, found = (trace((ENTER, "i3"), (RETURN, f"i{n} ?")) for n in (1, 7))
    assert told(wanted, found, function="p") == ""
    assert told(wanted, found, function="f") == "returned | f(3) | : 1 / 7"


def test_calls_that_have_two_answers_are_taken_in_their_order() -> None:
    wanted = trace((ENTER, "i3"), (RETURN, "i1 ?"), (ENTER, "i3"), (RETURN, "i2 ?"))
    found = trace((ENTER, "i3"), (RETURN, "i1 ?"), (ENTER, "i3"), (RETURN, "i9 ?"))
    assert told(wanted, found, function="f") == "returned | f(3) | : 2 / 9"


def test_a_long_list_is_told_by_its_first_difference() -> None:
    items = [f"i{n}" for n in range(20)]
    wanted = trace((AFTER, f"[{','.join(items)}] i0"))
    found = trace((AFTER, f"[{','.join([*items[:15], 'i0', *items[16:]])}] i0"))
    assert told(wanted, found) == "values | x[15]: 15 / 0"
