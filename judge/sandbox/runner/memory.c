/* Memory: a limit that means the program's own, and a peak that is.
 *
 * The group's usage is not only the program's. The runner holds some of it, and the box, which is
 * always the same: the floor. What the last run had is freed some milliseconds after its end, and
 * each CPU has up to a BATCH charged in advance. So we do not subtract what is there at the start,
 * which is a matter of chance, but the floor, half a BATCH, and of what is late a share that shrinks
 * as the run lasts.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "runner.h"

enum { BATCH = 64 * 4096 };
enum { LITTLE = 256 << 10, MUCH = 768 << 10 };  /* of what is late */
enum { LATE_US = 20000 };  /* by then it is freed, as a rule */
enum { FIRST_LOOKS = 10, LOOKS = 100 };
enum { FEW_CPUS = 8 };  /* to visit before each run */

static uint64_t memory_limit = LLONG_MAX & ~4095LL;  /* as it has been set */

static void drain(void) {
    put(groups.drain, field(groups.usage, NULL) - 4096);
    put(groups.limit, memory_limit);
}

/* Each CPU keeps up to a BATCH charged in advance. Asking for a limit below the usage makes the
 * kernel give it back in v1: on this CPU at once, on others soon. (In v2 it would kill.) */
uint64_t drained_usage(void) {
    if (groups.drain >= 0 && sysconf(_SC_NPROCESSORS_ONLN) <= FEW_CPUS) everywhere(drain);
    else if (groups.drain >= 0) drain();
    return field(groups.usage, NULL);
}

/* Files that a run was the first to read: in memory for its group, until somebody needs the room. */
static uint64_t cached_files(void) {
    return field(groups.stat, "inactive_file") + field(groups.stat, "active_file");
}

/* What other CPUs may have charged in advance where we cannot take it back. */
static uint64_t ahead(void) {
    return groups.drain < 0 ? BATCH * (uint64_t)sysconf(_SC_NPROCESSORS_ONLN) : 0;
}

/* Find out what the group holds while nothing runs. Of what is late, little is soon gone, and much is
 * waited for, unless it is there to stay: then the floor is higher from now on. */
static void settle(struct shared *shared) {
    static uint64_t floor, files;  /* floor: without files */
    uint64_t usage = drained_usage(), most = MUCH + ahead();
    for (int i = 0; (!floor || usage > floor + files + most) && i < (floor ? LOOKS : FIRST_LOOKS); i++) {
        nanosleep(&(struct timespec){0, 1000000}, NULL);
        files = cached_files();
        usage = drained_usage();
        most = LITTLE + ahead();
    }
    if (!floor || usage < floor + files || usage > floor + files + most) {
        files = cached_files();
        floor = usage > files ? usage - files : 0;
    }
    shared->files_base = files;
    shared->memory_base = floor + files;
    shared->memory_late = usage > floor + files ? usage - floor - files : 0;
}

/* How much a box takes, which the first one finds out. */
static uint64_t box_usage(struct shared *shared) {
    static uint64_t usage;
    static struct request empty;
    pid_t child;
    if (usage) return usage;
    empty.head.file_bytes = 1 << 20;
    child = (pid_t)syscall(SYS_clone, NEW | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) weigh_box(&empty, shared);
    if (child > 0) waitpid(child, NULL, 0);
    if (shared->box_usage > shared->memory_base) usage = shared->box_usage - shared->memory_base;
    return usage;
}

/* In v1 the limit of memory and swap must not be below that of memory alone at any time. */
static void set_limit(uint64_t wanted) {
    if (wanted == memory_limit) return;
    if (groups.swap_limit >= 0 && wanted > memory_limit) put(groups.swap_limit, wanted);
    put(groups.limit, wanted);
    if (groups.swap_limit >= 0 && wanted < memory_limit) put(groups.swap_limit, wanted);
    memory_limit = wanted;
}

/* What is not the program's is on top of what it may have. Not so the files of earlier runs: they
 * would make room for more. */
void limit_memory(const struct request *request, struct shared *shared) {
    uint64_t wanted;
    if (groups.limit < 0) return;
    settle(shared);
    shared->memory_base += box_usage(shared) + bytes_to_put(request) + BATCH / 2;
    wanted = shared->memory_base - shared->files_base + shared->memory_late / 2;
    set_limit((request->head.memory_bytes + wanted + 4095) & ~4095ULL);
}

/* The program's own peak. At its limit the kernel takes files from memory: it had that much more. */
uint64_t peak_usage(const struct head *head, const struct shared *shared) {
    uint64_t peak = field(groups.peak, NULL), wall = shared->reply.wall_us, base, files, own;
    if (!peak) return 0;
    base = shared->memory_base;
    if (wall < LATE_US) base += shared->memory_late * (LATE_US - wall) / LATE_US;
    files = shared->files_base ? cached_files() : 0;
    if (files < shared->files_base) peak += shared->files_base - files;
    own = peak > base + 4096 ? peak - base : 4096;
    return own < head->memory_bytes ? own : head->memory_bytes;
}
