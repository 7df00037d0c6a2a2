#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    if (fork() == 0) for (volatile int i = 0;; i++) {}
    wait(0);
}
