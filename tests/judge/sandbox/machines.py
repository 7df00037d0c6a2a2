"""Compilers for the machines that the sandbox runs on."""

import platform
import shutil

import pytest


def compiler_for(machine: str) -> str:
    """Return this machine's compiler, or one that compiles for the other, or skip the test."""
    if machine == platform.machine():
        return "gcc"
    found = shutil.which(f"{machine}-linux-gnu-gcc")
    return found or pytest.skip(f"no compiler for {machine} here (gcc-{machine}-linux-gnu)")
