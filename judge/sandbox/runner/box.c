/* The box: process 1 of a run's namespaces, and the program that it starts. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runner.h"

static struct sock_fprog filter;

void load_filter(int fd) {
    struct stat about;
    if (fstat(fd, &about) || !(filter.filter = malloc((size_t)about.st_size))) fail("filter");
    if (pread(fd, filter.filter, (size_t)about.st_size, 0) != about.st_size) fail("filter");
    filter.len = (unsigned short)((size_t)about.st_size / sizeof *filter.filter);
}

static void stop_here(struct shared *shared, const char *where) {
    shared->reply.ended = ENDED_NO_BOX;
    shared->reply.number = errno;
    snprintf(shared->reply.where, sizeof shared->reply.where, "%s", where);
    _exit(1);
}

static void put_files(struct request *request, struct shared *shared) {
    char **words = request->words + request->head.arguments;
    for (uint32_t i = 0; i < request->head.files; i++) {
        int from = request->fds[FILES_AT + i], to;
        struct stat about;
        to = open(words[2 * i + 1], O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
        if (to < 0 || fstat(from, &about)) stop_here(shared, "file");
        for (off_t at = 0; at < about.st_size;)
            if (sendfile(to, from, &at, (size_t)(about.st_size - at)) <= 0)
                stop_here(shared, "file");
        if (fchmod(to, *words[2 * i] == 'x' ? 0555 : 0444)) stop_here(shared, "file");
        close(to);
    }
}

/* What we put into the box is on top of what the program may write there. */
static uint64_t bytes_to_put(const struct request *request) {
    uint64_t sum = 0;
    struct stat about;
    for (int i = FILES_AT; i < request->fd_count; i++)
        if (!fstat(request->fds[i], &about)) sum += ((uint64_t)about.st_size + 4095) & ~4095ULL;
    return sum;
}

static void make_room(struct request *request, struct shared *shared) {
    const unsigned long safe = MS_NOSUID | MS_NODEV;
    const char *options = "mode=755,size=%llu,nr_inodes=8192";
    unsigned long long most = request->head.file_bytes;
    char size[96];
    snprintf(size, sizeof size, options, most + bytes_to_put(request));
    if (mount("box", "/box", "tmpfs", safe, size)) stop_here(shared, "/box");
    snprintf(size, sizeof size, options, most);
    if (mount("tmp", "/tmp", "tmpfs", safe, size)) stop_here(shared, "/tmp");
    if (!access("/.proc", F_OK)) {
        if (mount("proc", "/proc", "proc", safe | MS_NOEXEC | MS_RDONLY, "subset=pid"))
            stop_here(shared, "/proc");
        if (umount2("/.proc", MNT_DETACH)) stop_here(shared, "/.proc");
    }
    if (chdir("/box")) stop_here(shared, "/box");
    put_files(request, shared);
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
static void go_before_others(const char *score) {
    int fd = openat(host_proc, "self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0 && write(fd, score, strlen(score)) < 0) errno = 0;
    if (fd >= 0) close(fd);
}

static void become_program(struct request *request, struct shared *shared) {
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

/* What is used from here on is the program's. */
static void start_clocks(struct shared *shared) {
    put(groups.peak, 0);
    shared->memory_base = field(groups.usage, NULL);
    shared->cpu_base_ns = cpu_ns();
    shared->started_ns = now_ns();
    shared->started = 1;
}

void box(struct request *request, struct shared *shared) {
    int status = 0;
    pid_t program, ended;
    struct rusage used;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    go_before_others("500");
    make_room(request, shared);
    start_clocks(shared);
    prctl(PR_SET_DUMPABLE, 0);
    if ((program = fork()) < 0) stop_here(shared, "fork");
    if (program == 0) become_program(request, shared);
    syscall(SYS_close_range, 0, ~0U, 0);
    do ended = wait(&status); while (ended != program && (ended > 0 || errno == EINTR));
    shared->ended_ns = now_ns();
    kill(-1, SIGKILL);
    while (wait(NULL) > 0) {}
    getrusage(RUSAGE_CHILDREN, &used);
    shared->reply.cpu_us = (uint64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000
        + (uint64_t)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    shared->reply.rss_kib = (uint64_t)used.ru_maxrss;
    if (shared->reply.ended == ENDED_NOT) {
        shared->reply.ended = WIFSIGNALED(status) ? ENDED_SIGNAL : ENDED_EXIT;
        shared->reply.number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    }
    _exit(0);
}
