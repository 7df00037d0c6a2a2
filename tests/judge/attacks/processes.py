# ruff: noqa: E501 - programs
"""Attacks by processes and threads, signals, and time."""

from judge import Verdict
from tests.judge.attacks.harness import LONG, QUICK, Attack

AC, TLE, ILE = Verdict.AC, Verdict.TLE, Verdict.ILE

# What the kernel sets aside for forks that fail counts, too, and is given back late.
BOMBED = {TLE, Verdict.MLE}

BOMBS = (
    Attack(name="fork bomb", main="for (;;) fork();", verdicts=BOMBED),
    Attack(
        name="forks that wait",
        main="for (;;) if (!fork()) for (;;) pause();",
        verdicts=BOMBED,
    ),
    Attack(
        name="vfork bomb",
        main='for (;;) if (!vfork()) { execl("/bin/sleep", "sleep", "99", NULL); _exit(1); }',
        verdicts=BOMBED,
    ),
    Attack(
        name="vfork that never comes back", main="if (!vfork()) pause();", verdicts={ILE},
        limits=QUICK,
    ),
    Attack(
        name="clone3 bomb",
        main="struct clone_args a = {.exit_signal = SIGCHLD};"
        "for (;;) if (!syscall(SYS_clone3, &a, sizeof a)) for (;;) pause();",
        verdicts=BOMBED,
    ),
    Attack(
        name="thread bomb",
        above="static void *wait_on(void *x) { for (;;) pause(); return x; }",
        main="pthread_t t; for (;;) pthread_create(&t, NULL, wait_on, NULL);",
        verdicts=BOMBED,
    ),
    Attack(
        name="as many as there may be",
        main="int made = 0; for (; made < 100; made++) { int p = fork(); if (p < 0) break; if (!p) {"
        " close(1); close(2); alarm(2); pause(); } } OPEN(made > 40);",
        limits=LONG,
        open_on="host",
    ),
)  # fmt: skip
_DAEMON = (
    'if (!fork()) { setsid(); if (!fork()) { usleep(300000); puts("late"); exit(0); } exit(0); } '
)
SIGNALS = (
    Attack(
        name="ignores every signal",
        main="for (int s = 1; s < 65; s++) signal(s, SIG_IGN); burn();",
        verdicts={TLE},
    ),
    Attack(
        name="a tree of sessions that ignores signals",
        main="for (int s = 1; s < 65; s++) signal(s, SIG_IGN);"
        "for (int i = 0; i < 4; i++) { fork(); setsid(); } for (;;) pause();",
        verdicts={ILE},
        limits=QUICK,
    ),
    Attack(name="a daemon that writes late", main=_DAEMON),
    Attack(
        name="daemons that keep the output open",
        main="for (int i = 0; i < 8; i++) if (!fork()) { setsid(); for (;;) pause(); }",
        most_seconds=5,
    ),
    Attack(
        name="the output on its way through a socket",
        main="int s[2]; socketpair(AF_UNIX, SOCK_STREAM, 0, s);"
        "char c[CMSG_SPACE(3 * sizeof(int))] = {0}, x = 1; struct iovec v = {&x, 1};"
        "struct msghdr m = {.msg_iov = &v, .msg_iovlen = 1, .msg_control = c,"
        " .msg_controllen = sizeof c}; struct cmsghdr *h = CMSG_FIRSTHDR(&m);"
        "*h = (struct cmsghdr){CMSG_LEN(3 * sizeof(int)), SOL_SOCKET, SCM_RIGHTS};"
        "memcpy(CMSG_DATA(h), (int[]){1, s[0], s[1]}, 3 * sizeof(int));"
        "OPEN(sendmsg(s[0], &m, 0) < 0);",
        most_seconds=5,
    ),
    Attack(
        name="kills all that it sees",
        main="for (int p = 2; p < 32768; p++) if (p != getpid()) OPEN(!kill(p, SIGKILL));"
        "kill(1, SIGKILL); kill(1, SIGSTOP); kill(-1, SIGKILL); syscall(SYS_tgkill, 1, 1, SIGKILL);",
    ),
    Attack(
        name="limits for process 1",
        main="struct rlimit none = {0, 0}; for (int r = 0; r < 16; r++)"
        " OPEN(!prlimit(1, r, &none, NULL));"
        "for (int i = 0; i < 50; i++) if (!fork()) _exit(0);",
        limits=LONG,
        open_on="unfiltered",
    ),
    Attack(name="stops itself", main="raise(SIGSTOP);", verdicts={ILE}, limits=QUICK),
    Attack(
        name="children that stop each other",
        main="for (int i = 0; i < 4; i++) fork(); for (;;) kill(0, SIGSTOP);",
        verdicts={ILE},
        limits=QUICK,
    ),
)
_CHILDREN = "for (;;) { if (!fork()) { for (volatile int i = 0; i < 3000000; i++); _exit(0); } %s }"
TIME = (
    Attack(name="spins", main="burn();", verdicts={TLE}),
    Attack(
        name="spins before main",
        above="__attribute__((constructor)) static void first(void) { burn(); }",
        verdicts={TLE},
    ),
    Attack(name="spins after main", main="atexit(burn); return 0;", verdicts={TLE}),
    Attack(name="spins in system calls", main="for (;;) syscall(SYS_getppid);", verdicts={TLE}),
    Attack(name="spins in yields", main="for (;;) sched_yield();", verdicts={TLE}),
    Attack(
        name="ignores SIGXCPU",
        main="signal(SIGXCPU, SIG_IGN); struct rlimit l; getrlimit(RLIMIT_CPU, &l);"
        "l.rlim_cur = l.rlim_max; setrlimit(RLIMIT_CPU, &l); burn();",
        verdicts={TLE},
    ),
    Attack(
        name="children burn the time",
        main="for (int i = 0; i < 8; i++) if (!fork()) burn(); while (wait(NULL) > 0) {}",
        verdicts={TLE},
    ),
    Attack(name="short children burn it", main=_CHILDREN % "wait(NULL);", verdicts={TLE}),
    Attack(
        name="children that nobody waits for",
        main="signal(SIGCHLD, SIG_IGN);" + _CHILDREN % "usleep(2000);",
        verdicts={TLE},
        reduced=frozenset({ILE}),
    ),
    Attack(
        name="threads burn the time",
        above="static void *work(void *x) { burn(); return x; }",
        main="pthread_t t; for (int i = 0; i < 4; i++) pthread_create(&t, 0, work, 0); for (;;) pause();",
        verdicts={TLE},
    ),
    Attack(
        name="a storm of timers",
        above="static void again(int s) { (void)s; }",
        main="signal(SIGALRM, again); struct itimerval t = {{0, 1}, {0, 1}};"
        "setitimer(ITIMER_REAL, &t, NULL); burn();",
        verdicts={TLE},
    ),
    Attack(name="sleeps", main="for (;;) sleep(99);", verdicts={ILE}, limits=QUICK),
    Attack(
        name="reads from itself",
        main="int p[2]; char c; pipe(p); read(p[0], &c, 1);",
        verdicts={ILE},
        limits=QUICK,
    ),
)
ATTACKS = {"forks and threads": BOMBS, "signals": SIGNALS, "time": TIME}
