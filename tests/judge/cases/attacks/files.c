/* Host files: none can be read, and nothing of the system can be written. */
#include <stdio.h>
#include <sys/stat.h>
int main(void) {
    const char *secret[] = {"/etc/passwd", "/etc/shadow", "/etc/hostname", "/root", "/home", "/var",
                            "/work", "/run", "/sys", "/proc/1/mem", "/proc/1/environ", "/proc/kcore",
                            "/proc/sys/kernel/core_pattern.new", "/dev/shm", "/dev/tty", 0};
    const char *target[] = {"/usr/x", "/x", "/dev/x", "/etc/x", "/box/main", "/init",
                            "/proc/sys/kernel/hostname", "/proc/1/oom_score_adj", 0};
    for (int i = 0; secret[i]; i++) {
        FILE *f = fopen(secret[i], "r");
        if (f) printf("read %s\n", secret[i]);
    }
    for (int i = 0; target[i]; i++) {
        FILE *f = fopen(target[i], "w");
        if (f && fputs("x", f) >= 0 && fflush(f) == 0) printf("wrote %s\n", target[i]);
    }
    puts("closed");
    return 0;
}
