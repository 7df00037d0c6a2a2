import os
import subprocess

import pytest

from judge.sandbox import cgroup, hierarchies


class TestGroup:
    def test_without_hierarchies_it_knows_nothing(self) -> None:
        group = cgroup.Group(())
        group.add(os.getpid())
        assert group.open_files() == {}
        group.remove()

    def test_counts_and_goes(self) -> None:
        found = hierarchies.detect()
        if not found:
            pytest.skip("no control group can be made here: the sandbox is reduced")
        group = cgroup.Group(found)
        leaves = group._folders()
        process = subprocess.Popen(["/bin/sh", "-c", "read x; exec head -c 99 /dev/zero"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
        group.add(process.pid)
        process.communicate(b"\n")
        files = group.open_files()
        if {h.controller for h in found} >= set(hierarchies.WANTED):
            assert {"cpu", "limit", "usage", "oom", "processes"} <= files.keys()
            used = os.pread(files["cpu"], 99, 0).removeprefix(b"usage_usec ")
            assert int(used.split()[0]) > 0
        for descriptor in files.values():
            os.close(descriptor)
        group.remove()
        assert not any(leaf.exists() for leaf in leaves)
