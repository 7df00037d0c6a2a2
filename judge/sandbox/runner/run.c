/* One run: limits set, a box cloned, watched, and killed if a limit is passed. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "runner.h"

enum { LOOK_NS = 50000000 };  /* how long an out-of-memory kill may go unseen */
enum { TICKS_NS = 12000000 };

/* Be on every CPU for a moment; where we are not of a real-time class we would wait for our turns. */
void everywhere(void act(void)) {
    static cpu_set_t ours;
    cpu_set_t one;
    if (sched_getscheduler(0) != SCHED_RR) return act();
    if (!CPU_COUNT(&ours) && sched_getaffinity(0, sizeof ours, &ours)) return;
    for (size_t cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (!CPU_ISSET(cpu, &ours)) continue;
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        if (!sched_setaffinity(0, sizeof one, &one)) act();
    }
    sched_setaffinity(0, sizeof ours, &ours);
}

static void limit_processes(const struct head *head) {
    static uint64_t processes;
    if (groups.processes < 0 || head->processes == processes) return;
    put(groups.processes, head->processes + 2);
    processes = head->processes;
}

static uint64_t parallel(const struct head *head) {
    uint64_t cores = (uint64_t)sysconf(_SC_NPROCESSORS_ONLN);
    return head->processes < cores ? head->processes : cores;
}

static void nothing(void) {}

/* The kernel counts what runs on another CPU at its ticks only, some milliseconds late; whatever is
 * preempted is counted at once. So be everywhere. */
static uint64_t exact_cpu_ns(void) {
    everywhere(nothing);
    return cpu_ns();
}

/* The earliest moment at which a limit can be passed; or 0, and `stop` says which one is. */
static uint64_t next_look(const struct head *head, const struct shared *shared, int *stop) {
    uint64_t now = now_ns(), end, cpu_end, used, limit, unseen;
    static int looks;
    if (!shared->started) {
        if (++looks > MOST_LOOKS) *stop = STOP_ASKED;
        return now + 1000000;
    }
    looks = 0;
    end = shared->started_ns + head->wall_us * 1000;
    if (now >= end) *stop = STOP_WALL;
    if (groups.oom >= 0 && end > now + LOOK_NS) end = now + LOOK_NS;
    if (field(groups.oom, "oom_kill") > shared->oom_before) *stop = STOP_ASKED;  /* one is enough */
    if (groups.cpu < 0) return *stop ? 0 : end;
    limit = head->cpu_us * 1000;
    unseen = parallel(head) * TICKS_NS;  /* may have been used by now and is not counted yet */
    used = cpu_ns() - shared->cpu_base_ns;
    if (used < limit && used + unseen >= limit) {
        used = exact_cpu_ns() - shared->cpu_base_ns;
        unseen = 0;
    }
    if (used >= limit) *stop = STOP_CPU;
    if (*stop) return 0;
    cpu_end = now + (limit - used - unseen) / parallel(head) + 200000;
    return cpu_end < end ? cpu_end : end;
}

/* Sleep until the box has ended, a limit is passed, or somebody asks to stop; then it is dead. */
static void watch(const struct head *head, struct shared *shared, int pidfd, int channel) {
    struct pollfd waits[3] = {{pidfd, POLLIN, 0}, {channel, POLLIN, 0}, {parent, POLLIN, 0}};
    int stop = STOP_NONE;
    char order;
    while (!stop) {
        uint64_t end = next_look(head, shared, &stop), now = now_ns();
        uint64_t left = end > now ? end - now : 0;
        struct timespec timeout = {(time_t)(left / 1000000000), (long)(left % 1000000000)};
        if (stop || ppoll(waits, 3, &timeout, NULL) <= 0) continue;
        if (waits[0].revents) break;
        stop = STOP_ASKED;  /* or nobody is left to answer to */
        if (waits[1].revents && recv(channel, &order, 1, 0) <= 0) break;
    }
    if (!shared->ended_ns) shared->ended_ns = now_ns();
    syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0);
    waitid((idtype_t)P_PIDFD, (id_t)pidfd, &(siginfo_t){0}, WEXITED);
    shared->reply.stop = stop;
}

static void tell_start(int channel, pid_t box) {
    struct reply start = {.number = box, .where = "start"};
    send(channel, &start, sizeof start, MSG_NOSIGNAL);
}

static void answer(const struct head *head, struct shared *shared, int channel) {
    struct reply *reply = &shared->reply;
    uint64_t cpu = shared->cpu_ended_ns ? shared->cpu_ended_ns : cpu_ns();
    if (groups.cpu >= 0 && shared->started) reply->cpu_us = (cpu - shared->cpu_base_ns) / 1000;
    if (shared->started_ns) reply->wall_us = (shared->ended_ns - shared->started_ns) / 1000;
    if (shared->started) reply->peak_bytes = peak_usage(head, shared);
    reply->oom_kills = (int32_t)(field(groups.oom, "oom_kill") - shared->oom_before);
    send(channel, reply, sizeof *reply, MSG_NOSIGNAL);
}

void run(struct request *request, int channel) {
    static struct shared *shared;
    int pidfd = -1;
    pid_t child;
    if (!shared) {
        shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (shared == MAP_FAILED) fail("mmap");
    }
    memset(shared, 0, sizeof *shared);
    shared->oom_before = field(groups.oom, "oom_kill");
    limit_memory(request, shared);
    limit_processes(&request->head);
    child = (pid_t)syscall(SYS_clone, NEW | CLONE_PIDFD | SIGCHLD, 0, &pidfd, 0, 0);
    if (child == 0) box(request, shared);
    for (int i = 0; i < request->fd_count; i++) close(request->fds[i]);
    if (child < 0) {
        shared->reply = (struct reply){.ended = ENDED_NO_BOX, .number = errno, .where = "clone"};
    } else {
        if (request->head.tell_start) tell_start(channel, child);
        watch(&request->head, shared, pidfd, channel);
        close(pidfd);
    }
    answer(&request->head, shared, channel);
}
