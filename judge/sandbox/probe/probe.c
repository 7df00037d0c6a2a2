/*
 * The start-up probe: run in the sandbox, it tries what must be impossible there.
 *
 *   probe doors SECRET    print the name of each protection found open, then "done"
 *   probe processes       fork without end: prints "open" after 200 processes
 *   probe memory          touch 256 MiB: ends well only if it may
 *   probe cpu             burn time in several processes that ignore signals
 *   probe kill            leave a tree that ignores signals and sleeps
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static void open_door(const char *name, int is_open, const char *what) {
    if (is_open) printf("%s (%s)\n", name, what);
}

static void filesystem(const char *secret) {
    const char *hidden[] = {"/etc/passwd", "/etc/shadow", "/root", "/home", "/var", "/sys", secret};
    const char *fixed[] = {"/probe", "/usr/probe", "/etc/probe", "/dev/probe", "/proc/probe"};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        open_door("filesystem", !access(hidden[i], F_OK), "host files");
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        open_door("filesystem", open(fixed[i], O_CREAT | O_WRONLY, 0600) >= 0, "writable");
    for (int fd = 3; fd < 1024; fd++)
        open_door("filesystem", fcntl(fd, F_GETFD) >= 0, "inherited descriptors");
}

static void network(void) {
    char line[256];
    FILE *devices = fopen("/proc/net/dev", "r");
    for (int family = 0; family < 48; family++)
        open_door("network", socket(family, SOCK_STREAM, 0) >= 0
                  || socket(family, SOCK_DGRAM, 0) >= 0 || socket(family, SOCK_RAW, 0) >= 0, "sockets");
    while (devices && fgets(line, sizeof line, devices))
        open_door("network", !strchr(line, '|') && !strstr(line, "lo:"), "devices");
}

static void privileges(void) {
    struct __user_cap_header_struct about = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct held[2] = {{0, 0, 0}, {0, 0, 0}};
    struct rlimit none = {0, 0};
    syscall(SYS_capget, &about, held);
    open_door("privileges", !getuid() || !geteuid() || !setuid(0), "root");
    open_door("privileges", held[0].permitted || held[1].permitted, "capabilities");
    open_door("privileges", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1, "setuid programs");
    open_door("privileges", !prlimit(1, RLIMIT_CPU, &none, NULL), "limits of others");
}

static void calls(void) {
    char zeros[128] = {0};
    open_door("seccomp", !unshare(CLONE_NEWUSER), "unshare");
    open_door("seccomp", syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0) != -1, "clone");
    open_door("seccomp", !mount("x", "/tmp", "tmpfs", 0, NULL), "mount");
    open_door("seccomp", syscall(SYS_keyctl, 0, -3, 1, 0, 0) != -1, "keyctl");
    open_door("seccomp", syscall(425, 1, zeros) != -1, "io_uring");
    open_door("seccomp", syscall(SYS_userfaultfd, 1) != -1, "userfaultfd");
    open_door("seccomp", syscall(SYS_perf_event_open, zeros, 0, -1, -1, 0) != -1, "perf");
    open_door("seccomp", syscall(SYS_ptrace, 0, 0, 0, 0) != -1, "ptrace");
    open_door("seccomp", !flock(0, LOCK_SH), "flock");
}

static void fork_bomb(void) {
    for (int made = 0; made < 200; made++) {
        pid_t child = fork();
        if (child < 0) exit(0);
        if (!child) {
            pause();
            _exit(0);
        }
    }
    puts("open");
}

static int hog(void) {
    for (int made = 0; made < 256; made++) {
        char *more = malloc(1 << 20);
        if (!more) return 3;
        memset(more, 1, 1 << 20);
    }
    return 0;
}

static void stubborn(int busy) {
    for (int number = 1; number < 32; number++) signal(number, SIG_IGN);
    for (int i = 0; i < 3; i++)
        if (!fork()) setsid();
    while (busy) {}
    for (;;) sleep(30);
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    if (!strcmp(what, "processes")) fork_bomb();
    else if (!strcmp(what, "memory")) return hog();
    else if (!strcmp(what, "cpu")) stubborn(1);
    else if (!strcmp(what, "kill")) stubborn(0);
    else if (!strcmp(what, "doors") && argc == 3) {
        filesystem(argv[2]);
        network();
        privileges();
        calls();
        puts("done");
    }
    return 0;
}
