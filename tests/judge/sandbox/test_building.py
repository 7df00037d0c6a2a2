import subprocess
from pathlib import Path

import pytest

from judge.sandbox import building
from tests.judge.sandbox.machines import compiler_for


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("name", ["runner", "probe"])
def test_our_c_compiles_without_a_warning(name: str, machine: str, tmp_path: Path) -> None:
    sources = sorted((Path(building.__file__).parent / name).glob("*.c"))
    strict = ["-O2", "-Wall", "-Wextra", "-Werror", "-o", str(tmp_path / name)]
    done = subprocess.run(
        [compiler_for(machine), *strict, *sources], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
