"""Compiles the segmenter's inner modules into this environment; without Python.h it stays Python.

Run by tools/setup. Does nothing where the environment has these very sources compiled.
"""

import os
import shutil
import sys
import sysconfig
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from segmenter.compiled import CHECKSUM, MODULES, NAME, checksum, compiled_folder  # noqa: E402

SOURCES = ROOT / "segmenter"
WORK = ROOT / "build" / "segmenter"


def main() -> None:
    """Compile what is not compiled yet; say in one line why it cannot be."""
    if compiled_folder(SOURCES):
        return
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        print("compile: the segmenter stays plain Python, half as fast: Python.h is missing")
        return
    print("compile: compiling the segmenter")
    wanted = checksum(SOURCES)
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(SOURCES, WORK / "segmenter")
    os.chdir(WORK)
    with Path("log").open("w") as log, redirect_stdout(log), redirect_stderr(log):
        done = _build()
    if done:
        _install(wanted)
    else:
        print(f"compile: the segmenter stays plain Python, half as fast: see {WORK / 'log'}")


def _build() -> bool:
    """Build the modules beside the copied sources; tell whether that went well."""
    from mypyc.build import mypycify  # noqa: PLC0415 - takes a third of a second
    from setuptools import setup  # noqa: PLC0415

    words = ["--ignore-missing-imports", *(f"segmenter/{name}.py" for name in MODULES)]
    try:
        modules = mypycify(words, opt_level="3", debug_level="0", group_name=NAME)
        setup(
            name=NAME,
            packages=[],
            ext_modules=modules,
            script_args=["build_ext", "--inplace", "--parallel", str(os.cpu_count())],
        )
    except SystemExit as end:
        return not end.code
    return True


def _install(wanted: str) -> None:
    """Move the modules to where they are looked for; the checksum last, which makes them valid."""
    target = Path(sysconfig.get_path("platlib"), NAME)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for library in WORK.glob(f"{NAME}*.so"):
        library.replace(target.parent / library.name)
    for module in (WORK / "segmenter").glob("*.so"):
        module.replace(target / module.name)
    (target / CHECKSUM).write_text(wanted)


if __name__ == "__main__":
    main()
