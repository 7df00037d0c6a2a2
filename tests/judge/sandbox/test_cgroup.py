import os
import subprocess
from pathlib import Path

import pytest

from judge.sandbox import cgroup


class TestFolder:
    def test_below_the_mount(self) -> None:
        assert cgroup._folder("/", Path("/sys/x"), "/a/b") == Path("/sys/x/a/b")

    def test_mounted_from_our_own_group_as_in_a_container(self) -> None:
        assert cgroup._folder("/docker/1", Path("/sys/x"), "/docker/1") == Path("/sys/x")

    def test_a_path_outside_of_the_mount_is_the_mount(self) -> None:
        assert cgroup._folder("/docker/1", Path("/sys/x"), "/other") == Path("/sys/x")


class TestGroup:
    def test_without_hierarchies_it_knows_nothing(self) -> None:
        group = cgroup.Group(())
        group.add(os.getpid())
        assert group.open_files() == {}
        group.remove()

    def test_counts_and_goes(self) -> None:
        hierarchies = cgroup.detect()
        if not hierarchies:
            pytest.skip("no control group can be made here: the sandbox is reduced")
        group = cgroup.Group(hierarchies)
        leaves = group._folders()
        process = subprocess.Popen(["/bin/sh", "-c", "read x; exec head -c 99 /dev/zero"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
        group.add(process.pid)
        process.communicate(b"\n")
        files = group.open_files()
        if {h.controller for h in hierarchies} >= set(cgroup.WANTED):
            assert {"cpu", "limit", "usage", "oom", "processes"} <= files.keys()
            assert int(os.pread(files["cpu"], 99, 0).split()[-1]) > 0
        for descriptor in files.values():
            os.close(descriptor)
        group.remove()
        assert not any(leaf.exists() for leaf in leaves)

    def test_detect_leaves_nothing(self) -> None:
        cgroup.detect()
        assert not list(Path("/sys/fs/cgroup").rglob(f"hanjul-probe-{os.getpid()}-*"))

    def test_sweeps_what_a_killed_judge_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        hierarchies = cgroup.detect()
        if not hierarchies:
            pytest.skip("no control group can be made here: the sandbox is reduced")
        gone = subprocess.Popen(["/bin/true"])
        gone.wait()
        base = hierarchies[0].base
        stale, live = base / f"hanjul-{gone.pid}-7", base / f"hanjul-{os.getpid()}-777777"
        stale.mkdir()
        live.mkdir()
        try:
            cgroup.detect()
            assert stale.exists(), "too new to be stale"
            monkeypatch.setattr(cgroup, "_STALE_SECONDS", -1)
            cgroup.detect()
            assert not stale.exists()
            assert live.exists()
        finally:
            live.rmdir()
