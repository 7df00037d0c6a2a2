/*
 * Process 1 of the sandbox's PID namespace.
 *
 *   init STATUS_FD [RESOURCE=LIMIT ...] -- PROGRAM [ARGUMENT ...]
 *
 * It starts PROGRAM under the resource limits, adopts and reaps orphans, and when PROGRAM has
 * ended kills whatever is left, so that the CPU time it then reads is that of the whole tree.
 * It tells how PROGRAM ended on STATUS_FD, where exit codes and signals cannot be confused:
 *
 *   exit|signal|exec NUMBER CPU_MICROSECONDS PEAK_KIB
 *
 * It makes itself undumpable first, so that PROGRAM, which has the same user id, can neither
 * write to its memory nor reach STATUS_FD through /proc/1.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void limit(const char *text) {
    char *value;
    int resource = (int)strtol(text, &value, 10);
    struct rlimit now, wanted;
    wanted.rlim_cur = strtoull(value + 1, NULL, 10);
    if (getrlimit(resource, &now)) return;
    if (wanted.rlim_cur > now.rlim_max) wanted.rlim_cur = now.rlim_max;
    wanted.rlim_max = wanted.rlim_cur;
    setrlimit(resource, &wanted);
}

int main(int argc, char **argv) {
    int status, out, i, failed[2], error = 0;
    pid_t program, ended;
    struct rusage usage;
    if (argc < 4 || prctl(PR_SET_DUMPABLE, 0)) return 125;
    out = atoi(argv[1]);
    if (fcntl(out, F_SETFD, FD_CLOEXEC) || pipe2(failed, O_CLOEXEC)) return 125;

    program = fork();
    if (program < 0) return 125;
    if (program == 0) {
        for (i = 2; i < argc && strcmp(argv[i], "--"); i++) limit(argv[i]);
        execv(argv[i + 1], argv + i + 1);
        error = errno;
        if (write(failed[1], &error, sizeof error) < 0) _exit(126);
        _exit(127);
    }
    close(failed[1]);
    close(0); close(1); close(2);

    do ended = wait(&status); while (ended != program && (ended > 0 || errno == EINTR));
    kill(-1, SIGKILL);
    while (wait(NULL) > 0) {}

    if (read(failed[0], &error, sizeof error) < 0) error = 0;
    getrusage(RUSAGE_CHILDREN, &usage);
    dprintf(out, "%s %d %lld %ld\n",
            error ? "exec" : WIFSIGNALED(status) ? "signal" : "exit",
            error ? error : WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
            (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL
                + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec,
            usage.ru_maxrss);
    return 0;
}
