"""Attacks by memory, and by output."""

from dataclasses import replace

from judge import Verdict
from tests.judge.attacks.harness import LONG, MARK, SHM_KEY, SMALL, Attack

AC, WA, MLE, OLE, RTE = Verdict.AC, Verdict.WA, Verdict.MLE, Verdict.OLE, Verdict.RTE
_FAILS = frozenset({RTE})  # without a control group a request is refused, and the program fails
_HELD = frozenset({RTE, WA})  # or it goes on with less, and says nothing

_FILL = (
    'static void fill(const char *name, int mib) { int f = open(name, O_CREAT | O_WRONLY, 0600);'
    "static char b[1 << 20]; for (int i = 0; i < mib; i++) if (write(f, b, sizeof b) < 0) return; }"
)  # fmt: skip
MEMORY = (
    Attack(name="touches", main="touch(200);", verdicts={MLE}, limits=LONG, reduced=_FAILS),
    Attack(
        name="a static array",
        above="static char a[200 << 20];",
        main="for (size_t i = 0; i < sizeof a; i += 4096) ((volatile char *)a)[i] = 1;",
        verdicts={MLE},
        limits=LONG,
        reduced=_FAILS,
    ),
    Attack(
        name="a large program",
        above="char a[30 << 20] = {1};",
        limits=LONG,
    ),
    Attack(
        name="memory of system V",
        main=f"int s = shmget({SHM_KEY}, 200 << 20, IPC_CREAT | 0600); char *a = shmat(s, 0, 0);"
        "memset(a, 1, 200 << 20);",
        verdicts={MLE},
        limits=LONG,
        reduced=_FAILS,
    ),
    Attack(
        name="shared anonymous memory",
        main="char *a = mmap(0, 200 << 20, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0);"
        "memset(a, 1, 200 << 20); usleep(200000);",
        verdicts={MLE},
        limits=LONG,
    ),
    Attack(
        name="memory files",
        above="static char b[1 << 20];",
        main="signal(SIGXFSZ, SIG_IGN); for (int i = 0; i < 100; i++) {"
        ' int f = memfd_create("x", 0); for (int j = 0; j < 8; j++) write(f, b, sizeof b); }',
        verdicts={MLE},
        limits=LONG,
        reduced=_HELD,
    ),
    Attack(
        name="50 children",
        main="for (int i = 0; i < 50; i++) if (!fork()) { touch(4); pause(); } usleep(300000);",
        verdicts={MLE},
        limits=replace(LONG, processes=64),
    ),
    Attack(
        name="children too small to be chosen",
        main='int f = open("/proc/self/oom_score_adj", O_WRONLY); write(f, "-1000", 5);'
        'write(f, "0", 1); for (int i = 0; i < 60; i++)'
        " if (!fork()) for (;;) { touch(1); usleep(1000); } for (;;) pause();",
        verdicts={MLE},
        limits=replace(SMALL, processes=64),
    ),
    Attack(
        name="a full /tmp and work folder",
        above=_FILL,
        main=f'fill("/tmp/{MARK}", 15); fill("{MARK}", 15); touch(10);',
        verdicts={MLE},
        limits=SMALL,
        reduced=_HELD,
    ),
    Attack(
        name="a million files",
        main=f'char n[99]; int made = 0; for (; made < 1000000; made++) {{ sprintf(n, "{MARK}-%d",'
        " made); if (open(n, O_CREAT | O_WRONLY, 0600) < 0 && errno != EMFILE) break;"
        " close(3); } OPEN(made > 10000);",
        limits=LONG,
    ),
    Attack(
        name="folders without end",
        main=f'int deep = 0; while (!mkdir("{MARK}", 0700) && !chdir("{MARK}")) deep++;'
        "OPEN(deep > 10000);",
        limits=LONG,
    ),
    Attack(
        name="deep recursion",
        above="static int f(int n) { volatile char a[4096]; a[n % 4096] = 1;"
        " return f(n + 1) + a[0]; }",
        main="f(0);",
        verdicts={MLE, RTE},
        limits=LONG,
    ),
    Attack(
        name="full pipes",
        above="static char b[1 << 20];",
        main="int p[2]; for (int i = 0; i < 120; i++) { pipe2(p, O_NONBLOCK);"
        " fcntl(p[1], F_SETPIPE_SZ, 1 << 20); while (write(p[1], b, sizeof b) > 0) {} }",
        verdicts={AC, MLE},
        limits=LONG,
    ),
    Attack(
        name="full sockets",
        above="static char b[4096];",
        main="int s[2]; for (int i = 0; i < 120; i++) { socketpair(AF_UNIX, SOCK_STREAM |"
        " SOCK_NONBLOCK, 0, s); while (write(s[0], b, sizeof b) > 0) {} }",
        verdicts={AC, MLE},
        limits=SMALL,
    ),
    Attack(
        name="will not be killed for memory",
        main='int f = open("/proc/self/oom_score_adj", O_RDWR); FAILS(f);'
        ' FAILS(write(f, "-1000", 5)); FAILS(write(f, "0", 1));',
        open_on="host",
    ),
    Attack(
        name="locks its memory",
        main="OPEN(!mlockall(MCL_CURRENT | MCL_FUTURE));",
        limits=LONG,
    ),
)
OUTPUT = (
    Attack(name="floods stdout", main='for (;;) puts("flood");', verdicts={OLE}, limits=LONG),
    Attack(
        name="floods stderr", main='for (;;) fputs("flood", stderr);', verdicts={OLE}, limits=LONG
    ),
    Attack(
        name="floods both",
        main="static char b[65536]; fork(); for (;;) { write(1, b, 9999); write(2, b, 9999); }",
        verdicts={OLE},
        limits=LONG,
    ),
    Attack(name="one endless line", main="for (;;) putchar('x');", verdicts={OLE}, limits=LONG),
    Attack(
        name="zeros from a device",
        main='int z = open("/dev/zero", O_RDONLY); for (;;) splice(z, 0, 1, 0, 1 << 20, 0);',
        verdicts={OLE},
        limits=LONG,
    ),
    Attack(
        name="a sparse file",
        main=f'int f = open("{MARK}", O_CREAT | O_RDWR, 0600); ftruncate(f, 1L << 40);',
        verdicts={OLE},
    ),
    Attack(
        name="a hole in a file",
        main=f'int f = open("/tmp/{MARK}", O_CREAT | O_RDWR, 0600); pwrite(f, "x", 1, 1L << 40);',
        verdicts={OLE},
    ),
)
DESCRIPTORS = (
    Attack(name="closes stdout", main="close(1); usleep(50000);", verdicts={WA}, limits=LONG),
    Attack(
        name="closes all and spins",
        main="close_range(0, ~0U, 0); burn();",
        verdicts={Verdict.TLE},
    ),
    Attack(
        name="more than it was given",
        main="for (int fd = 3; fd < 4096; fd++) FAILS(fcntl(fd, F_GETFD));"
        'DIR *d = opendir("/proc/self/fd"); int n = 0; while (d && readdir(d)) n++;'
        "OPEN(n != 6 && n);",  # . .. 0 1 2 and the folder's own
    ),
    Attack(
        name="uses them all",
        main='int n = 0; while (open("/dev/null", O_RDONLY) >= 0) n++; OPEN(n > 256);',
    ),
    Attack(
        name="changes its input",
        main='FAILS(write(0, "x", 1)); FAILS(ftruncate(0, 9));'
        'int f = open("/proc/self/fd/0", O_RDWR); if (f >= 0) FAILS(write(f, "x", 1));',
    ),
    Attack(
        name="reads its own output back",
        main='char b[9]; int f = open("/proc/self/fd/1", O_RDONLY | O_NONBLOCK);'
        "read(f, b, 1); fcntl(1, F_SETFL, O_NONBLOCK); fcntl(1, F_SETPIPE_SZ, 4096);",
    ),
    Attack(
        name="will not be read",
        main="fcntl(1, F_SETPIPE_SZ, 1 << 20); static char b[1 << 20];"
        "fcntl(1, F_SETFL, O_NONBLOCK | O_DIRECT); for (;;) write(1, b, sizeof b);",
        verdicts={OLE},
        limits=LONG,
    ),
)  # fmt: skip
ATTACKS = {"memory": MEMORY, "output": OUTPUT, "descriptors": DESCRIPTORS}
