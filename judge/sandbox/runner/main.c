/*
 * The runner: starts other people's programs, one at a time, for one worker slot.
 *
 *   runner CHANNEL SPEC FILTER NAME=FD ...
 *
 * Theory of operation. Python starts the runner once, as an unprivileged user, and puts it into
 * control groups of its own; the few of their files that it needs are open descriptors (NAME is
 * a field of `struct groups`). The runner enters user, mount, network, UTS, IPC and cgroup
 * namespaces of its own and builds there, as SPEC says, the read-only world that every program sees
 * (world.c). That is slow, and done once.
 *
 * Each run (run.c) is one message on CHANNEL, with the program's descriptors. The runner clones a
 * child into new PID, mount and IPC namespaces: the box (box.c), process 1 in there. It mounts an
 * empty /box, /tmp and /proc, starts the program with limits, without rights and under the system
 * call FILTER (program.c), reaps orphans, and when the program has ended kills the rest. All are
 * born inside the control groups, so nothing is ever moved. Meanwhile the runner sleeps until the
 * box has ended or the earliest moment at which a limit can have been passed; killing the box makes
 * the kernel kill its whole namespace. Runner and box are of a real-time class where they may be, the
 * program never: else the box, which must run to die and to take its programs along, waits for the
 * very programs that it should end. What the box found out lies in a page that the two share and
 * that the program, after its exec, does not have.
 *
 * CPU time and memory are those of the control groups, less what is ours: the time before the
 * program started and the box's own, and what memory.c tells of. No path that a program made is ever
 * opened from outside of its box; nothing outlives it.
 *
 * The box keeps its capabilities and the program has none, so the program may neither trace it nor
 * read its descriptors; the runner cannot be seen from the program's namespace at all. A program
 * shares no writable file, lock, watch or time stamp with another: what all see is mounted
 * read-only, and the filter refuses the rest.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "runner.h"

struct groups groups = {-1, -1, -1, -1, -1, -1, -1, -1, -1};
int host_proc = -1, parent = -1;

void fail(const char *where) {
    fprintf(stderr, "%s: %s\n", where, strerror(errno));
    exit(1);
}

uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* The number in a control group's file, or behind a name in one; 0 where there is none. */
uint64_t field(int fd, const char *name) {
    char text[4096], *at = text;
    ssize_t size = fd < 0 ? -1 : pread(fd, text, sizeof text - 1, 0);
    if (size < 0) return 0;
    text[size] = 0;
    if (name) {
        size_t length = strlen(name);
        while (at && (strncmp(at, name, length) || at[length] != ' '))
            at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
        if (!at) return 0;
        at += length;
    }
    return strtoull(at, NULL, 10);
}

/* cgroup v1 counts nanoseconds in a file of its own, v2 microseconds in a line of one. */
uint64_t cpu_ns(void) {
    uint64_t usec = field(groups.cpu, "usage_usec");
    return usec ? usec * 1000 : field(groups.cpu, NULL);
}

int put(int fd, uint64_t value) {
    char text[24];
    int size = snprintf(text, sizeof text, "%llu", (unsigned long long)value);
    return pwrite(fd, text, (size_t)size, 0) == size ? 0 : -1;
}

static void take_group(const char *argument) {
    static const char *names[] = {
        "cpu", "limit", "swap_limit", "peak", "usage", "oom", "processes", "drain",
        "stat"};
    int *fields = (int *)&groups;
    const char *value = strchr(argument, '=');
    for (size_t i = 0; value && i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == (size_t)(value - argument)
            && !strncmp(names[i], argument, (size_t)(value - argument)))
            fields[i] = atoi(value + 1);
}

static char *read_all(int fd) {
    struct stat about;
    char *text;
    if (fstat(fd, &about) || !(text = calloc(1, (size_t)about.st_size + 1))) fail("spec");
    if (pread(fd, text, (size_t)about.st_size, 0) != about.st_size) fail("spec");
    return text;
}

/* Wait for a message. A fork of the one that started us may hold CHANNEL open after its death. */
static int wait_for_work(int channel) {
    struct pollfd waits[2] = {{channel, POLLIN, 0}, {parent, POLLIN, 0}};
    while (poll(waits, 2, -1) < 0)
        if (errno != EINTR) return 0;
    return !waits[1].revents;
}

/* Take one message apart; 0 when the other side has gone. */
static int receive(int channel, struct request *request) {
    char control[CMSG_SPACE(sizeof(int) * MOST_FDS)], *at = request->text;
    struct iovec parts[2] = {{&request->head, sizeof request->head},
                             {request->text, sizeof request->text - 1}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2,
                             .msg_control = control, .msg_controllen = sizeof control};
    ssize_t size = wait_for_work(channel) ? recvmsg(channel, &message, MSG_CMSG_CLOEXEC) : 0;
    struct cmsghdr *passed;
    uint32_t count;
    if (size <= 1) return size == 1 ? receive(channel, request) : 0;  /* 1: a late order to stop */
    request->text[size - (ssize_t)sizeof request->head] = 0;
    request->fd_count = 0;
    if ((passed = CMSG_FIRSTHDR(&message))) {
        request->fd_count = (int)((passed->cmsg_len - CMSG_LEN(0)) / sizeof(int));
        memcpy(request->fds, CMSG_DATA(passed), sizeof(int) * (size_t)request->fd_count);
    }
    count = request->head.arguments + 2 * request->head.files;
    if (count > MOST_WORDS || request->fd_count != (int)request->head.files + FILES_AT) return 0;
    for (uint32_t i = 0; i < count; i++, at += strlen(at) + 1) request->words[i] = at;
    return 1;
}

int main(int argc, char **argv) {
    static struct request request;
    int channel;
    if (argc < 4) return 2;
    channel = atoi(argv[1]);
    for (int i = 4; i < argc; i++) take_group(argv[i]);
    setsid();
    umask(022);
    parent = (int)syscall(SYS_pidfd_open, getppid(), 0);
    host_proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
    syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL);  /* not the keys of whoever logged in */
    prctl(PR_SET_TIMERSLACK, 1);
    load_filter(atoi(argv[3]));
    build_world(read_all(atoi(argv[2])));
    for (int fd = 0; fd < 3; fd++) {  /* from now on a word on stderr has no reader */
        int null = open("/dev/null", O_RDWR | O_CLOEXEC);
        if (null < 0 || dup2(null, fd) < 0) fail("/dev/null");
        if (null != fd) close(null);
    }
    if (send(channel, "r", 1, MSG_NOSIGNAL) != 1) return 1;
    while (receive(channel, &request)) run(&request, channel);
    return 0;
}
