/* The program, until it is executed: limits set, rights given up, system calls filtered. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runner.h"

static struct sock_fprog filter;

void load_filter(int fd) {
    struct stat about;
    if (fstat(fd, &about) || !(filter.filter = malloc((size_t)about.st_size))) fail("filter");
    if (pread(fd, filter.filter, (size_t)about.st_size, 0) != about.st_size) fail("filter");
    filter.len = (unsigned short)((size_t)about.st_size / sizeof *filter.filter);
}

static void limit(int resource, uint64_t most) {
    struct rlimit now, wanted;
    if (getrlimit((__rlimit_resource_t)resource, &now)) return;
    wanted.rlim_cur = wanted.rlim_max = most < now.rlim_max ? most : now.rlim_max;
    setrlimit((__rlimit_resource_t)resource, &wanted);
}

static void limit_all(const struct head *head) {
    limit(RLIMIT_CPU, head->cpu_us / 1000000 + 2);  /* a second belt: the runner stops it before */
    limit(RLIMIT_FSIZE, head->file_bytes);
    limit(RLIMIT_CORE, 1);  /* none at all: with 0 a `core_pattern` that is a pipe is still started */
    limit(RLIMIT_NOFILE, 256);
    limit(RLIMIT_MEMLOCK, 64 << 10);
    limit(RLIMIT_MSGQUEUE, 0);
    limit(RLIMIT_RTPRIO, 0);
    limit(RLIMIT_NPROC, head->processes + 2);  /* the runner and the box count too */
    limit(RLIMIT_STACK, head->stack_bytes);
    if (head->data_bytes) limit(RLIMIT_DATA, head->data_bytes);
}

static int give_up_rights(void) {
    struct __user_cap_header_struct about = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
    for (int right = 0; right <= CAP_LAST_CAP; right++)
        if (prctl(PR_CAPBSET_DROP, right) && errno != EINVAL) return -1;
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)) return -1;
    if (syscall(SYS_capset, &about, none)) return -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter);
}

/* Out of memory, the kernel takes the program before its box, and that before the runner. The
 * program's own /proc is read-only, so that it cannot take this back. */
void go_before_others(const char *score) {
    int fd = openat(host_proc, "self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0 && write(fd, score, strlen(score)) < 0) errno = 0;
    if (fd >= 0) close(fd);
}

void become_program(struct request *request, struct shared *shared) {
    for (int fd = 0; fd < 3; fd++)
        if (dup2(request->fds[fd], fd) < 0) _exit(126);
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);  /* else touching 4 KiB sometimes counts as 2 MiB */
    prctl(PR_SET_DUMPABLE, 1);  /* else this entry in /proc would not be ours */
    go_before_others("1000");
    setsid();
    limit_all(&request->head);
    request->words[request->head.arguments] = NULL;
    if (syscall(SYS_close_range, 3, ~0U, 0) || give_up_rights()) {
        shared->reply.ended = ENDED_NO_BOX;
        shared->reply.number = errno;
        _exit(126);
    }
    execve(request->words[0], request->words, environment);
    shared->reply.ended = ENDED_NO_EXEC;
    shared->reply.number = errno;
    _exit(127);
}
