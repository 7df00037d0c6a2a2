import os
import subprocess
from pathlib import Path

import pytest

from judge.sandbox import hierarchies


class TestFolder:
    def test_below_the_mount(self) -> None:
        assert hierarchies._folder("/", Path("/sys/x"), "/a/b") == Path("/sys/x/a/b")

    def test_mounted_from_our_own_group_as_in_a_container(self) -> None:
        assert hierarchies._folder("/docker/1", Path("/sys/x"), "/docker/1") == Path("/sys/x")

    def test_a_path_outside_of_the_mount_is_the_mount(self) -> None:
        assert hierarchies._folder("/docker/1", Path("/sys/x"), "/other") == Path("/sys/x")


class TestDetect:
    def test_detect_leaves_nothing(self) -> None:
        hierarchies.detect()
        assert not list(Path("/sys/fs/cgroup").rglob(f"hanjul-probe-{os.getpid()}-*"))

    def test_sweeps_what_a_killed_judge_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = hierarchies.detect()
        if not found:
            pytest.skip("no control group can be made here: the sandbox is reduced")
        gone = subprocess.Popen(["/bin/true"])
        gone.wait()
        base = found[0].base
        stale, live = base / f"hanjul-{gone.pid}-7", base / f"hanjul-{os.getpid()}-777777"
        stale.mkdir()
        live.mkdir()
        try:
            hierarchies.detect()
            assert stale.exists(), "too new to be stale"
            monkeypatch.setattr(hierarchies, "_STALE_SECONDS", -1)
            hierarchies.detect()
            assert not stale.exists()
            assert live.exists()
        finally:
            live.rmdir()


class TestVersion2:
    """Rules of the kernel's that bind only in v2, seen on ordinary files and folders."""

    @pytest.fixture
    def base(self, tmp_path: Path) -> Path:
        for name, text in (("type", "domain\n"), ("procs", ""), ("subtree_control", "")):
            (tmp_path / f"cgroup.{name}").write_text(text)
        return tmp_path

    def test_controllers_are_asked_for(self, base: Path) -> None:
        hierarchies._enable(base)
        assert (base / "cgroup.subtree_control").read_text().startswith("+")

    def test_but_not_where_processes_are(self, base: Path) -> None:
        (base / "cgroup.procs").write_text("1\n")
        hierarchies._enable(base)
        assert (base / "cgroup.subtree_control").read_text() == ""

    def test_except_at_the_very_root(self, base: Path) -> None:
        (base / "cgroup.procs").write_text("1\n")
        (base / "cgroup.type").unlink()
        hierarchies._enable(base)
        assert (base / "cgroup.subtree_control").read_text().startswith("+")

    def test_all_controllers_are_at_one_base(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own, parent = tmp_path / "service" / "judge", tmp_path / "service"
        held = {own: {"cpuacct"}, parent: {"memory", "pids", "cpuacct"}}
        monkeypatch.setattr(hierarchies, "_bases_v2", lambda: [own, parent])
        monkeypatch.setattr(hierarchies, "_held_by", lambda base, _: held[base])
        found = hierarchies._detect_v2({"memory", "pids", "cpuacct"})
        assert [(h.controller, h.base) for h in found] == [
            ("memory", parent), ("pids", parent), ("cpuacct", parent),
        ]  # fmt: skip

    def test_nothing_is_made_where_nothing_is_wanted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(hierarchies, "_bases_v2", lambda: pytest.fail("looked for"))
        assert hierarchies._detect_v2(set()) == []
