"""The system calls that a namespace does not confine, refused by a seccomp filter.

Written as plain BPF, so that a bare machine needs neither a compiler nor libseccomp for it.
Refusals are errors (EPERM, ENOSYS), not kills, so that language runtimes fall back and live.
"""

import errno
import platform
import struct

# name: (x86_64, aarch64); None where the machine has no such call
REFUSED: dict[str, tuple[int | None, int | None]] = {
    # reach the kernel around the checks made at system call entry, or use uncharged memory
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_setup": (206, 0),
    "memfd_secret": (447, 447),
    "userfaultfd": (323, 282),
    "vmsplice": (278, 75),
    # kernel objects that no namespace holds
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    # what one run could feel of another through the system files that all of them see
    "fanotify_init": (300, 262),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "flock": (73, 32),
    # the whole machine's disks
    "sync": (162, 81),
    "syncfs": (306, 267),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "syslog": (103, 116),
    "lookup_dcookie": (212, 18),
    # new namespaces and mounts
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "mount": (165, 40),
    "umount2": (166, 39),
    "mount_setattr": (442, 442),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    # other processes' memory and files
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    # the machine itself
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "personality": (135, 92),
    "vhangup": (153, 58),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    "uselib": (134, None),
}
# memory that no process's own limits see: refused where no control group counts it
UNSEEN_MEMORY: dict[str, tuple[int, int]] = {"memfd_create": (319, 279), "shmget": (29, 194)}
CHECKED: dict[str, tuple[int, int]] = {
    "clone": (56, 220),
    "clone3": (435, 435),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "fcntl": (72, 25),
    "ioctl": (16, 29),
    "setrlimit": (160, 164),
    "prlimit64": (302, 261),
}
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# CLONE_NEWNS, CGROUP, UTS, IPC, USER, PID, NET (NEWTIME cannot be asked of clone)
_NEW_NAMESPACES = 0x7E020000
_AF_UNIX = 1
# SETLK, SETLKW, OFD_SETLK, OFD_SETLKW, SETLEASE, NOTIFY, SET_RW_HINT, SET_FILE_RW_HINT
_SHARED_FCNTLS = (6, 7, 37, 38, 1024, 1026, 1036, 1038)
_RLIMIT_CORE = 4
_NEWEST = 463  # the first call that this filter knows nothing of
_TERMINAL_IOCTLS = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX: type into somebody's terminal

_LOAD, _IF_EQUAL, _IF_NOT_LESS, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NUMBER, _ARCH = 0, 4


def _op(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _refuse(error: int) -> bytes:
    return _op(_RETURN, _ERRNO | error)


def _argument(index: int) -> bytes:
    """Load the low 32 bits of an argument (both machines are little endian)."""
    return _op(_LOAD, 16 + 8 * index)


def _when(number: int, then: bytes) -> bytes:
    """Run `then` (which must return) when the system call is `number`."""
    return _op(_IF_EQUAL, number, no=len(then) // 8) + then


def _refuse_values(argument: int, values: tuple[int, ...]) -> bytes:
    tests = b"".join(_op(_IF_EQUAL, value, no=1) + _refuse(errno.EPERM) for value in values)
    return _argument(argument) + tests + _op(_RETURN, _ALLOW)


def supported(machine: str | None = None) -> bool:
    """Tell whether there is a filter for this kind of machine."""
    return (machine or platform.machine()) in _AUDIT_ARCH


def build_filter(machine: str | None = None, *, memory_is_counted: bool = True) -> bytes:
    """Return the filter as an array of `struct sock_filter`, as the runner reads it."""
    machine = machine or platform.machine()
    column = list(_AUDIT_ARCH).index(machine)
    number = {name: numbers[column] for name, numbers in CHECKED.items()}
    allow = _op(_RETURN, _ALLOW)
    program = [
        _op(_LOAD, _ARCH),
        # another ABI's calls (i386 on x86_64) have other numbers: there are none
        _op(_IF_EQUAL, _AUDIT_ARCH[machine], yes=1) + _refuse(errno.ENOSYS),
        _op(_LOAD, _NUMBER),
    ]
    # newer calls, and x32's on x86_64, do not exist
    program.append(_op(_IF_NOT_LESS, _NEWEST, no=1) + _refuse(errno.ENOSYS))
    unseen = {} if memory_is_counted else UNSEEN_MEMORY
    for numbers in (*REFUSED.values(), *unseen.values()):
        refused = numbers[column]
        if refused is not None:
            program.append(_when(refused, _refuse(errno.EPERM)))
    only_unix = _op(_IF_EQUAL, _AF_UNIX, yes=1) + _refuse(errno.EAFNOSUPPORT) + allow
    no_namespace = _op(_IF_ANY_BIT, _NEW_NAMESPACES, no=1) + _refuse(errno.EPERM) + allow
    # no core file's limit may be changed, nor a limit of another process: process 1 is one
    own = _op(_IF_EQUAL, 0, yes=1) + _refuse(errno.EPERM)
    program += [
        _when(number["clone"], _argument(0) + no_namespace),
        # its flags lie in memory, out of a filter's sight: libc falls back to clone
        _when(number["clone3"], _refuse(errno.ENOSYS)),
        _when(number["socket"], _refuse(errno.EAFNOSUPPORT)),
        _when(number["socketpair"], _argument(0) + only_unix),
        _when(number["fcntl"], _refuse_values(1, _SHARED_FCNTLS)),
        _when(number["ioctl"], _refuse_values(1, _TERMINAL_IOCTLS)),
        _when(number["setrlimit"], _refuse_values(0, (_RLIMIT_CORE,))),
        _when(number["prlimit64"], _argument(0) + own + _refuse_values(1, (_RLIMIT_CORE,))),
        allow,
    ]
    return b"".join(program)
