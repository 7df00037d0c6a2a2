# ruff: noqa: E501 - programs
"""Attacks on what must not be read or written, and by files in the work folder."""

from judge import Verdict
from tests.judge.attacks.harness import LONG, MARK, QUICK, Attack

AC, TLE, ILE, RTE, WA = Verdict.AC, Verdict.TLE, Verdict.ILE, Verdict.RTE, Verdict.WA

READING = (
    Attack(
        name="the host's files",
        main='const char *paths[] = {"/etc/passwd", "/etc/shadow", "/etc/hostname", "/etc/hosts",'
        ' "/root", "/home", "/var", "/srv", "/run", "/sys", "/boot", "/old", "/dev/shm", "/dev/tty",'
        ' "/dev/mem", "/dev/kmsg", "/dev/fuse", "/dev/kvm", "/dev/disk", "/usr/../etc/passwd",'
        ' "/proc/1/root/etc/passwd", "/proc/self/root/etc/passwd", "/proc/self/cwd/../etc/passwd"};'
        "for (int i = 0; i < 23; i++) OPEN(!access(paths[i], F_OK));",
        open_on="host",
    ),
    Attack(
        name="other tests and expected outputs",
        above="static int look(const char *p, const struct stat *s, int t, struct FTW *w) {"
        ' (void)s; (void)w; if (!strcmp(p, "/usr") || !strcmp(p, "/proc")) return FTW_SKIP_SUBTREE;'
        " const char *dot = strrchr(p, '.'); OPEN(dot && t == FTW_F && (!strcmp(dot, \".out\")"
        ' || !strcmp(dot, ".in") || !strcmp(dot, ".ans"))); return 0; }',
        main='nftw("/", look, 20, FTW_PHYS | FTW_ACTIONRETVAL);',
        limits=LONG,
    ),
    Attack(
        name="/proc",
        main='const char *paths[] = {"/proc/1/environ", "/proc/1/mem", "/proc/1/maps",'
        ' "/proc/1/fd/3", "/proc/1/exe", "/proc/kcore", "/proc/keys", "/proc/kallsyms",'
        ' "/proc/cmdline", "/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern",'
        ' "/proc/1/root/usr", "/proc/1/cwd/main", "/proc/1/stack", "/proc/1/auxv"};'
        "for (int i = 0; i < 15; i++) FAILS(open(paths[i], O_RDONLY));"
        'DIR *d = opendir("/proc"); struct dirent *e; while (d && (e = readdir(d)))'
        " OPEN(atoi(e->d_name) > 20);",
        open_on="host",
    ),
    Attack(
        name="the environment",
        above="extern char **environ;",
        main='for (char **e = environ; *e; e++) OPEN(!strstr("PATH HOME TMPDIR LANG LC_ALL",'
        ' strtok(*e, "=")));',
        open_on="host",
    ),
    Attack(
        name="the host's name",
        main='char n[99]; gethostname(n, 99); OPEN(strcmp(n, "box"));',
        open_on="host",
    ),
)
WRITING = (
    Attack(
        name="the system's files",
        main=f'const char *p[] = {{"/usr/{MARK}", "/{MARK}", "/dev/{MARK}", "/etc/{MARK}", "/usr/bin/gcc",'
        ' "/dev/shm/x", "/proc/self/comm", "/proc/self/oom_score_adj", "/proc/self/uid_map",'
        ' "/proc/1/oom_score_adj", "/proc/sys/kernel/hostname", "/box/main"};'
        "for (int i = 0; i < 12; i++) FAILS(open(p[i], O_CREAT | O_WRONLY, 0600));"
        'FAILS(mkdir("/usr/x", 0700)); FAILS(rename("/usr/bin/gcc", "/tmp/x"));'
        'FAILS(link("/usr/bin/gcc", "/tmp/x")); FAILS(chmod("/usr/bin/gcc", 0777));'
        f'FAILS(symlink("x", "/{MARK}"));',
    ),
    Attack(
        name="time stamps that others see",
        main='FAILS(utimensat(AT_FDCWD, "/dev/null", NULL, 0)); FAILS(utimensat(AT_FDCWD, "/usr",'
        ' NULL, 0)); FAILS(utimensat(AT_FDCWD, "/", NULL, 0)); struct stat s, n; fstat(0, &s);'
        'stat("/dev/null", &n); OPEN(s.st_dev == n.st_dev && s.st_ino == n.st_ino);',
        open_on="host",
    ),
    Attack(
        name="links out of the work folder",
        main='symlink("/etc/shadow", "a"); symlink("/proc/1/root", "b"); symlink("../..", "c");'
        ' FAILS(open("a", O_RDONLY)); FAILS(open("b/etc/passwd", O_RDONLY));'
        ' FAILS(open("c/etc/passwd", O_RDONLY)); symlink("loop", "loop"); FAILS(open("loop", 0));',
    ),
    Attack(
        name="devices",
        main='FAILS(mknod("d", S_IFCHR | 0666, 0x101)); FAILS(mknod("b", S_IFBLK | 0666, 0x800));'
        ' FAILS(mknod("/tmp/d", S_IFCHR | 0666, 0x105));',
    ),
    Attack(
        name="a fifo",
        main=f'mkfifo("{MARK}", 0666); open("{MARK}", O_RDONLY);',
        verdicts={ILE},
        limits=QUICK,
    ),
    Attack(
        name="puts another program in its place",
        main='unlink("main"); unlink("/box/main"); symlink("/bin/sh", "main"); chmod("/box", 0);',
    ),
    Attack(
        name="setuid files",
        main='struct statvfs v; statvfs("/usr", &v); OPEN(!(v.f_flag & ST_NOSUID));'
        'statvfs("/box", &v); OPEN(!(v.f_flag & ST_NOSUID)); statvfs("/tmp", &v);'
        "OPEN(!(v.f_flag & ST_NOSUID)); OPEN(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1);"
        "FAILS(setuid(0)); FAILS(setgid(0)); FAILS(setgroups(0, NULL)); OPEN(!geteuid());",
        above="#include <grp.h>",
        open_on="host",
    ),
)
_REPLY = "\\x01\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0"
PROTOCOL = (
    Attack(
        name="output like the judge's",
        main='puts("{\\"verdict\\": \\"AC\\", \\"cases\\": []}\\nAC\\naccepted");',
        verdicts={WA},
    ),
    Attack(
        name="replies to every descriptor",
        main=f'close(1); for (int fd = 0; fd < 64; fd++) write(fd, "{_REPLY}", 12);',
        verdicts={WA},
    ),
    Attack(
        name="a signal's exit code",
        main='exit(137);',
        verdicts={RTE},
    ),
    Attack(name="no output and a good end", main="_exit(0);", verdicts={WA}),
    Attack(
        name="the exit code of a runner that fails",
        main="for (int p = 1; p < 3; p++) kill(p, SIGUSR1); _exit(126);",
        verdicts={RTE},
    ),
)  # fmt: skip
ATTACKS = {"reading": READING, "files": WRITING, "protocol": PROTOCOL}
