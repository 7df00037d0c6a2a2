/* What the runner's parts share: what is asked, what is answered, what is known from the start. */
#ifndef RUNNER_H
#define RUNNER_H

#include <stdint.h>
#include <sys/types.h>

enum { STDIN_AT, STDOUT_AT, STDERR_AT, FILES_AT };  /* places of the descriptors of a request */
enum { MOST_FDS = 64, MOST_WORDS = 256, MESSAGE_BYTES = 1 << 16 };
enum { MOST_LOOKS = 10000 };  /* a box is given as many milliseconds to begin */
#define NEW (CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC)  /* a box's namespaces */
enum { STOP_NONE, STOP_CPU, STOP_WALL, STOP_ASKED };
enum { ENDED_NOT, ENDED_EXIT, ENDED_SIGNAL, ENDED_NO_EXEC, ENDED_NO_BOX };

/* The head of a request, as Python packs it; the words follow, each with its NUL: the program and
 * its arguments, then for each file its mode (`x` or `-`) and name. 0 as a limit means none. */
struct head {
    uint64_t cpu_us, wall_us, memory_bytes, file_bytes, data_bytes, stack_bytes;
    uint32_t processes, arguments, files, tell_start;
};

struct request {
    struct head head;
    char *words[MOST_WORDS + 1];
    int fds[MOST_FDS], fd_count;
    char text[MESSAGE_BYTES];
};

struct reply {
    int32_t ended, number, stop, oom_kills;
    uint64_t cpu_us, wall_us, peak_bytes, rss_kib;
    char where[64];  /* what failed, where the sandbox did; "start" in the message of a start */
};

/* What the box tells the runner, in memory that the program never has. */
struct shared {
    struct reply reply;
    uint64_t cpu_base_ns, cpu_ended_ns, memory_base, memory_late, files_base, box_usage, oom_before;
    uint64_t started_ns, ended_ns;
    volatile int started;
};

/* Descriptors of control group files, open since before we gave up our rights; -1: none. */
struct groups { int cpu, limit, swap_limit, peak, usage, oom, processes, drain, stat; };

extern struct groups groups;
extern int host_proc;  /* the /proc that we were started with, for our own entries in it */
extern int parent;     /* a pidfd of the process that started us: it may die without a word */
extern char *environment[];

void fail(const char *where) __attribute__((noreturn));
uint64_t now_ns(void);
uint64_t cpu_ns(void);
uint64_t field(int fd, const char *name);
int put(int fd, uint64_t value);
void build_world(char *spec);
void load_filter(int fd);
void everywhere(void act(void));
uint64_t drained_usage(void);
void limit_memory(const struct request *request, struct shared *shared);
uint64_t peak_usage(const struct head *head, const struct shared *shared);
uint64_t bytes_to_put(const struct request *request);
void go_before_others(const char *score);
void become_program(struct request *request, struct shared *shared);
void weigh_box(struct request *request, struct shared *shared) __attribute__((noreturn));
void box(struct request *request, struct shared *shared) __attribute__((noreturn));
void run(struct request *request, int channel);
#endif
