# ruff: noqa: E501 - programs
"""Attacks by sockets, and by system calls that no namespace confines."""

import platform

from tests.judge.attacks.harness import LONG, Attack

SOCKETS = (
    Attack(
        name="sockets of every family",
        main="for (int f = 0; f < 64; f++) for (int t = 1; t < 6; t++) FAILS(socket(f, t, 0));"
        "int s[2]; for (int f = 2; f < 64; f++) FAILS(socketpair(f, SOCK_STREAM, 0, s));",
        open_on="unfiltered",
    ),
    Attack(
        name="metadata, Redis and the database",
        above="#include <arpa/inet.h>\n#include <netinet/in.h>\n#include <sys/un.h>",
        main='struct { const char *host; int port; } to[] = {{"169.254.169.254", 80},'
        ' {"127.0.0.1", 6379}, {"127.0.0.1", 5432}, {"10.0.0.1", 22}, {"8.8.8.8", 53}};'
        "for (int i = 0; i < 5; i++) { int s = socket(AF_INET, SOCK_STREAM, 0);"
        " struct sockaddr_in a = {AF_INET, htons(to[i].port), {inet_addr(to[i].host)}, {0}};"
        " FAILS(connect(s, (struct sockaddr *)&a, sizeof a)); }"
        ' OPEN(!access("/run/redis", F_OK) || !access("/var/run/postgresql", F_OK));',
        limits=LONG,
    ),
    Attack(
        name="vsock and netlink",
        main="FAILS(socket(40, SOCK_STREAM, 0)); FAILS(socket(AF_NETLINK, SOCK_RAW, 0));",
        open_on="unfiltered",
    ),
)
OTHER_ABIS = (
    Attack(
        name="i386 calls",
        main='long r; __asm__ volatile("int $0x80" : "=a"(r) : "a"(20) : "memory", "r8", "r9",'
        ' "r10", "r11"); OPEN(r > 0);',
        open_on="unfiltered",
    ),
    Attack(name="x32 calls", main="FAILS(syscall(0x40000000 | 39));"),
)
CALLS = (
    Attack(
        name="keys",
        main='FAILS(syscall(SYS_add_key, "user", "a", "b", 1, -3));'
        'FAILS(syscall(SYS_keyctl, 0, -3, 1, 0, 0)); FAILS(syscall(SYS_request_key, "user", "a", 0, 0));',
        open_on="unfiltered",
    ),
    Attack(
        name="perf, bpf, io_uring and userfaultfd",
        main="char z[128] = {0}; FAILS(syscall(SYS_perf_event_open, z, 0, -1, -1, 0));"
        "FAILS(syscall(SYS_bpf, 0, z, sizeof z)); FAILS(syscall(425, 1, z));"
        "FAILS(syscall(SYS_userfaultfd, 1)); FAILS(syscall(SYS_memfd_secret, 0));",
        open_on="unfiltered",
    ),
    Attack(
        name="namespaces",
        main="FAILS(unshare(CLONE_NEWUSER)); FAILS(unshare(CLONE_NEWNET)); struct clone_args a ="
        " {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD}; FAILS(syscall(SYS_clone3, &a, sizeof a));"
        "FAILS(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));"
        'FAILS(setns(open("/proc/1/ns/user", O_RDONLY), 0));'
        'FAILS(setns(open("/proc/self/ns/net", O_RDONLY), 0));',
        open_on="unfiltered",
    ),
    Attack(
        name="mounts",
        main='FAILS(mount("x", "/tmp", "tmpfs", 0, NULL)); FAILS(umount2("/box", MNT_DETACH));'
        'FAILS(syscall(430, "tmpfs", 0)); FAILS(syscall(428, -100, "/", 1)); FAILS(chroot("/tmp"));'
        'FAILS(syscall(SYS_pivot_root, "/tmp", "/tmp")); FAILS(syscall(442, -100, "/", 0, 0, 0));'
        'FAILS(syscall(467, -100, "/", 1, 0, 0));',
    ),
    Attack(
        name="other processes",
        main="FAILS(ptrace(PTRACE_TRACEME, 0, 0, 0)); FAILS(ptrace(PTRACE_SEIZE, 1, 0, 0));"
        "char b[8]; struct iovec l = {b, 8}, r = {&l, 8};"
        "FAILS(syscall(SYS_process_vm_readv, 1, &l, 1, &r, 1, 0));"
        "FAILS(syscall(SYS_process_vm_readv, getpid(), &l, 1, &r, 1, 0));"
        "FAILS(syscall(SYS_kcmp, 1, 1, 0, 0, 0)); int p = syscall(SYS_pidfd_open, 1, 0);"
        "FAILS(syscall(SYS_pidfd_getfd, p, 0, 0));",
        open_on="unfiltered",
    ),
    *(OTHER_ABIS if platform.machine() == "x86_64" else ()),
    Attack(
        name="locks on shared files",
        main="FAILS(flock(0, LOCK_EX)); int f = open(\"/usr/bin/env\", O_RDONLY);"
        " FAILS(flock(f, LOCK_SH)); struct flock l = {.l_type = F_RDLCK};"
        " FAILS(fcntl(f, F_SETLK, &l)); FAILS(fcntl(f, F_OFD_SETLK, &l));"
        " FAILS(fcntl(f, F_SETLEASE, F_RDLCK)); FAILS(fcntl(f, F_NOTIFY, 1));",
        open_on="unfiltered",
    ),
    Attack(
        name="watches on shared files",
        main='FAILS(inotify_add_watch(inotify_init(), "/usr", IN_ALL_EVENTS));'
        'FAILS(inotify_add_watch(inotify_init1(0), "/dev/null", IN_ALL_EVENTS));',
        open_on="unfiltered",
    ),
    Attack(
        name="the machine",
        main="struct timeval t = {0, 0}; FAILS(settimeofday(&t, NULL)); FAILS(sethostname(\"x\", 1));"
        "FAILS(syscall(SYS_reboot, 0, 0, 0, 0)); FAILS(syscall(SYS_kexec_load, 0, 0, 0, 0));"
        "FAILS(syscall(SYS_init_module, 0, 0, 0)); FAILS(syscall(SYS_syslog, 10, 0, 0));"
        "FAILS(syscall(SYS_swapon, \"x\", 0)); FAILS(syscall(SYS_personality, 0x40000));"
        "FAILS(ioctl(0, TIOCSTI, \"x\")); FAILS(syscall(SYS_syncfs, 1));",
        open_on="unfiltered",
    ),
    Attack(
        name="core files",
        main="struct rlimit l = {0, 1}; FAILS(setrlimit(RLIMIT_CORE, &l));"
        "FAILS(prlimit(0, RLIMIT_CORE, &l, NULL)); FAILS(prctl(PR_SET_DUMPABLE, 2));",
        open_on="unfiltered",
    ),
    Attack(
        name="capabilities",
        main="for (int c = 0; c < 41; c++) OPEN(prctl(PR_CAPBSET_READ, c, 0, 0, 0) == 1);"
        "FAILS(nice(-5)); struct sched_param p = {1}; FAILS(sched_setscheduler(0, SCHED_FIFO, &p));"
        "FAILS(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 21, 0, 0));",
        open_on="host",
    ),
    Attack(
        name="message queues",
        above="#include <mqueue.h>",
        main='FAILS(mq_open("/hanjul-attack", O_CREAT | O_RDWR, 0600, NULL));',
    ),
)  # fmt: skip
ATTACKS = {"sockets and addresses": SOCKETS, "system calls": CALLS}
