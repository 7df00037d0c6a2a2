/* Programs that use a known amount of CPU time or memory: program KIND COUNT MILLISECONDS|MIB.
 * The burners print the CPU time, in ms, that all their threads and processes saw on their own
 * clocks. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double *own;  /* shared by all processes: what each has seen */
static double target;
static char still[200 << 20];

static double cpu(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void burn(clockid_t clock) { while (cpu(clock) < target) {} }

static void *burn_thread(void *unused) {
    burn(CLOCK_THREAD_CPUTIME_ID);
    return unused;
}

static void burn_children(int count, int orphans) {
    int done[2];
    char byte;
    if (pipe(done)) exit(1);
    for (int i = 0; i < count; i++) {
        if (fork()) continue;
        if (orphans && fork()) {
            own[count + i + 1] = cpu(CLOCK_PROCESS_CPUTIME_ID);
            _exit(0);
        }
        close(done[0]);
        burn(CLOCK_PROCESS_CPUTIME_ID);
        own[i + 1] = cpu(CLOCK_PROCESS_CPUTIME_ID);
        _exit(0);
    }
    close(done[1]);
    if (read(done[0], &byte, 1)) exit(1);  /* until the last one has gone */
    if (!orphans) while (wait(NULL) > 0) {}
}

static void touch(volatile char *at, size_t size) {
    for (size_t i = 0; i < size; i += 4096) at[i] = 1;
}

static void touch_heap(size_t size) {
    char *heap = malloc(size + 1);
    touch(heap, size);
}

/* So many children that live at the same time share the amount. Each touches a page more, so that
 * one that touches nothing has as many page tables. */
static void touch_children(size_t size) {
    enum { CHILDREN = 50 };
    int ready[2], go[2];
    char byte = 0;
    if (pipe(ready) || pipe(go)) exit(1);
    for (int i = 0; i < CHILDREN; i++) {
        if (fork()) continue;
        close(go[1]);
        touch(still, size / CHILDREN + 4096);
        if (write(ready[1], &byte, 1) != 1 || read(go[0], &byte, 1)) _exit(1);
        _exit(0);
    }
    for (int i = 0; i < CHILDREN; i++) if (read(ready[0], &byte, 1) != 1) exit(1);
    close(go[1]);
    while (wait(NULL) > 0) {}
}

static void fill(FILE *file, size_t size) {
    static char block[1 << 16];
    if (!file) exit(1);
    setvbuf(file, NULL, _IONBF, 0);
    for (; size; size -= sizeof block)
        if (fwrite(block, sizeof block, 1, file) != 1) exit(1);
}

int main(int argc, char **argv) {
    const char *kind = argc > 3 ? argv[1] : "nothing";
    int count = argc > 3 ? atoi(argv[2]) : 0;
    size_t size = (size_t)count << 20;
    double sum = 0;
    if (!strcmp(kind, "nothing")) return 0;
    if (!strcmp(kind, "static")) return touch(still, size), 0;
    if (!strcmp(kind, "malloc")) return touch_heap(size), 0;
    if (!strcmp(kind, "forked")) return touch_children(size), 0;
    if (!strcmp(kind, "tmpfs")) return fill(fopen("/tmp/file", "w"), size), 0;
    if (!strcmp(kind, "memfd")) return fill(fdopen(memfd_create("m", 0), "w"), size), 0;
    target = atof(argv[3]);
    own = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!strcmp(kind, "ignored")) signal(SIGCHLD, SIG_IGN);
    if (!strcmp(kind, "spin")) burn(CLOCK_PROCESS_CPUTIME_ID);
    else if (!strcmp(kind, "calls")) while (cpu(CLOCK_PROCESS_CPUTIME_ID) < target) (void)!getppid();
    else if (!strcmp(kind, "threads")) {
        pthread_t threads[64];
        for (int i = 0; i < count; i++) pthread_create(threads + i, NULL, burn_thread, NULL);
        for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
    } else burn_children(count, !strcmp(kind, "orphans"));
    own[0] = cpu(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i <= 2 * count; i++) sum += own[i];
    printf("%.3f\n", sum);
    return 0;
}
