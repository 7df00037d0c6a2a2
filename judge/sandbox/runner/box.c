/* The box: process 1 of a run's namespaces, and the program that it starts. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
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
#include <time.h>
#include <unistd.h>

#include "runner.h"

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
uint64_t bytes_to_put(const struct request *request) {
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

/* CPU time of this process; asking for it makes the kernel count it in its group, too. */
static uint64_t own_cpu_ns(void) {
    struct timespec used;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return (uint64_t)used.tv_sec * 1000000000 + (uint64_t)used.tv_nsec;
}

/* What is used from here on is the program's. */
static void start_clocks(struct shared *shared) {
    put(groups.peak, 0);
    own_cpu_ns();
    shared->cpu_base_ns = cpu_ns();
    shared->started_ns = now_ns();
    shared->started = 1;
}

/* The box may be of the runner's real-time class, to end its programs in time; they may not. */
static void keep_class(struct shared *shared) {
    struct sched_param same;
    int class = sched_getscheduler(0);
    if (class < 0 || sched_getparam(0, &same)
        || sched_setscheduler(0, class | SCHED_RESET_ON_FORK, &same))
        stop_here(shared, "class");
}

/* Find out how much the group holds when a box has been made. */
void weigh_box(struct request *request, struct shared *shared) {
    go_before_others("500");
    make_room(request, shared);
    for (int i = 0; i < 5; i++) {  /* what other CPUs have is given back a moment later */
        shared->box_usage = drained_usage();
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
    _exit(0);
}

/* Close all but the file of the group's CPU time, so that the program's pipes end with it. */
static void keep_clock(void) {
    close(0);
    if (groups.cpu >= 0) groups.cpu = dup(groups.cpu);
    syscall(SYS_close_range, 1, ~0U, 0);
}

void box(struct request *request, struct shared *shared) {
    int status = 0;
    pid_t program, ended;
    struct rusage used;
    uint64_t own;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    keep_class(shared);
    go_before_others("500");
    make_room(request, shared);
    start_clocks(shared);
    own = own_cpu_ns();
    prctl(PR_SET_DUMPABLE, 0);
    if ((program = fork()) < 0) stop_here(shared, "fork");
    if (program == 0) become_program(request, shared);
    keep_clock();
    do ended = wait(&status); while (ended != program && (ended > 0 || errno == EINTR));
    shared->ended_ns = now_ns();
    kill(-1, SIGKILL);
    while (wait(NULL) > 0) {}
    own = own_cpu_ns() - own;
    shared->cpu_ended_ns = cpu_ns() - own;
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
