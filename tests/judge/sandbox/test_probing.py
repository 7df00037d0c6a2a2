"""The probe sees a protection that is missing, and then nothing is run."""

import dataclasses
import struct
from pathlib import Path

import pytest

from judge import default_sandbox, doctor
from judge.model import Protection
from judge.sandbox import Bounds, SandboxUnavailable, building, mounts, probing, wire
from judge.sandbox.hierarchies import Hierarchy
from judge.sandbox.setup import Setup

ALLOW_ALL = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)


def setup(**changes: object) -> Setup:
    return dataclasses.replace(default_sandbox()._setup, **changes)  # type: ignore[arg-type]


def missing(checked: Setup) -> dict[str, str]:
    with pytest.raises(SandboxUnavailable, match="does not isolate programs") as caught:
        probing.check(checked, private_proc=True)
    return {p.name: p.detail for p in caught.value.protections if p.state == "missing"}


def test_all_is_there() -> None:
    states = {p.name: p.state for p in probing.check(setup(), private_proc=True)}
    floor = {"filesystem", "network", "kill", "seccomp"}
    assert {states[name] for name in floor} == {"on"}
    assert floor | {"memory", "processes", "cpu", "privileges", "proc"} == states.keys()
    assert "missing" not in states.values()


@pytest.mark.parametrize("counts_peak", [True, False])
def test_tells_where_a_peak_is_one_process(counts_peak: bool) -> None:
    hierarchy = Hierarchy(controller="memory", version=2, base=Path("/sys/fs/cgroup"))
    states = probing._states(
        setup(hierarchies=(hierarchy,)), {}, private_proc=True, counts_peak=counts_peak
    )
    details = {p.name: p.detail for p in states}
    assert ("largest process" in details["memory"]) is not counts_peak


def test_host_files() -> None:
    spec = mounts.spec(private_proc=True, shown=(Path("/etc/passwd"),))
    assert missing(setup(spec=spec)) == {"filesystem": "host files"}


def test_no_filter() -> None:
    assert missing(setup(seccomp_filter=ALLOW_ALL)).keys() == {
        "network", "seccomp", "privileges",
    }  # fmt: skip


def test_no_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "_memory_limits", lambda *_, **__: (0, 8 << 20))
    monkeypatch.setattr("judge.sandbox.execution._TREE_MEMORY", 1000)
    found = missing(setup(hierarchies=()))
    assert found == {"memory": "a program may use more than its limit"}


def test_no_limit_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        probing,
        "Bounds",
        lambda **fields: Bounds(**{**fields, "processes": 300, "memory_bytes": 128 << 20}),
    )
    assert missing(setup())["processes"] == "a fork bomb is not bounded"


def test_no_compiler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building.shutil, "which", lambda *_, **__: None)
    with pytest.raises(SandboxUnavailable, match="apt-get install gcc"):
        building.build.__wrapped__("runner")


def test_a_runner_that_cannot_work_names_what_to_do() -> None:
    with pytest.raises(SandboxUnavailable, match="seccomp=unconfined"):
        probing.check(setup(spec="show /nowhere\n"), private_proc=True)


def test_doctor_tells_each_state(monkeypatch: pytest.MonkeyPatch) -> None:
    states = (
        Protection(name="network", state="missing", detail="sockets"),
        Protection(name="kill", state="on"),
    )

    def unavailable() -> None:
        raise SandboxUnavailable("no", protections=states)

    monkeypatch.setitem(doctor.__globals__, "default_sandbox", unavailable)
    report = doctor()
    assert not report.ok
    assert report.protections == states
