/* Nobody outside of the sandbox can be hit, and process 1 stands. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    for (int pid = 1; pid < 32768; pid++)
        if (pid != getpid() && pid != 1 && kill(pid, SIGKILL) == 0) printf("killed %d\n", pid);
    kill(1, SIGKILL);
    kill(1, SIGSTOP);
    puts("closed");
    return 0;
}
