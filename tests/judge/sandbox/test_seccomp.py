import ctypes
import ctypes.util
import struct
import subprocess

import pytest

from judge.sandbox.seccomp import CHECKED, REFUSED, UNSEEN_MEMORY, build_filter, supported
from tests.judge.sandbox.machines import compiler_for

ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


def run_filter(program: bytes, arch: int, number: int, *arguments: int) -> int:
    """Interpret the BPF for one system call and return its answer."""
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("=IIQ6Q", number, arch, 0, *padded)
    steps = [struct.unpack_from("=HBBI", program, at) for at in range(0, len(program), 8)]
    at = accumulator = 0
    while True:
        code, yes, no, value = steps[at]
        at += 1
        match code:
            case 0x20:
                accumulator = struct.unpack_from("=I", data, value)[0]
            case 0x15:
                at += yes if accumulator == value else no
            case 0x35:
                at += yes if accumulator >= value else no
            case 0x45:
                at += yes if accumulator & value else no
            case 0x06:
                return value
            case _:
                raise AssertionError(hex(code))


ALLOW, EPERM, ENOSYS, EAFNOSUPPORT = 0x7FFF0000, 0x50001, 0x50026, 0x50061


@pytest.mark.parametrize("machine", ARCHES)
class TestFilter:
    def answer(self, machine: str, name: str, *arguments: int) -> int:
        column = list(ARCHES).index(machine)
        number = (REFUSED | CHECKED)[name][column]
        assert number is not None
        return run_filter(build_filter(machine), ARCHES[machine], number, *arguments)

    def test_refuses_what_it_lists(self, machine: str) -> None:
        column = list(ARCHES).index(machine)
        for name, numbers in REFUSED.items():
            if numbers[column] is not None:
                assert self.answer(machine, name) == EPERM, name

    def test_threads_and_forks_pass_but_no_new_namespace(self, machine: str) -> None:
        assert self.answer(machine, "clone", 17) == ALLOW
        assert self.answer(machine, "clone", 0x10000000 | 17) == EPERM
        assert self.answer(machine, "clone3") == ENOSYS

    def test_only_unix_socket_pairs(self, machine: str) -> None:
        assert self.answer(machine, "socketpair", 1) == ALLOW
        assert self.answer(machine, "socketpair", 40) == EAFNOSUPPORT
        assert self.answer(machine, "socket", 1) == EAFNOSUPPORT

    def test_plain_fcntl_and_ioctl_pass(self, machine: str) -> None:
        assert self.answer(machine, "fcntl", 0, 3) == ALLOW
        assert self.answer(machine, "fcntl", 0, 6) == EPERM
        assert self.answer(machine, "ioctl", 0, 0x5401) == ALLOW
        assert self.answer(machine, "ioctl", 0, 0x5412) == EPERM

    def test_limits_of_other_processes_and_of_core_files_stand(self, machine: str) -> None:
        assert self.answer(machine, "prlimit64", 0, 7) == ALLOW
        assert self.answer(machine, "prlimit64", 1, 7) == EPERM
        assert self.answer(machine, "prlimit64", 0, 4) == EPERM
        assert self.answer(machine, "setrlimit", 7) == ALLOW
        assert self.answer(machine, "setrlimit", 4) == EPERM

    def test_calls_that_it_does_not_know_do_not_exist(self, machine: str) -> None:
        assert run_filter(build_filter(machine), ARCHES[machine], 467) == ENOSYS

    def test_another_abi_has_no_calls(self, machine: str) -> None:
        assert run_filter(build_filter(machine), 0x40000003, 1) == ENOSYS

    def test_read_passes(self, machine: str) -> None:
        number = {"x86_64": 0, "aarch64": 63}[machine]
        assert run_filter(build_filter(machine), ARCHES[machine], number) == ALLOW

    def test_numbers_are_those_of_libseccomp(self, machine: str) -> None:
        name = ctypes.util.find_library("seccomp")
        assert name, "install libseccomp2 for this test"
        resolve = ctypes.CDLL(name).seccomp_syscall_resolve_name_arch
        column = list(ARCHES).index(machine)
        for call, numbers in (REFUSED | CHECKED | UNSEEN_MEMORY).items():
            known = resolve(ARCHES[machine], call.encode())
            if numbers[column] is not None:
                assert known == numbers[column], call
            else:
                assert known < 0, call

    def test_numbers_are_those_of_the_kernels_headers(self, machine: str) -> None:
        """What a header that is older than a call does not name stays as it was."""
        column = list(ARCHES).index(machine)
        calls = REFUSED | CHECKED | UNSEEN_MEMORY
        text = "\n".join(["#include <asm/unistd.h>", *(f"{call} = __NR_{call}" for call in calls)])
        done = subprocess.run(
            [compiler_for(machine), "-E", "-P", "-"], input=text, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        found = dict(line.split(" = ") for line in done.stdout.splitlines() if " = " in line)
        known = {call: int(number) for call, number in found.items() if number.isdigit()}
        assert known == {call: calls[call][column] for call in known}
        assert len(known) > 50


def test_x32_has_no_calls() -> None:
    program = build_filter("x86_64")
    assert run_filter(program, ARCHES["x86_64"], 0x40000000 | 39) == ENOSYS


def test_other_machines_are_not_supported() -> None:
    assert not supported("riscv64")
