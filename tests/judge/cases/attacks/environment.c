/* Neither environment nor open files come from the judge. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
extern char **environ;
int main(void) {
    for (char **e = environ; *e; e++)
        if (!strstr("PATH HOME TMPDIR LANG LC_ALL PWD", strtok(*e, "="))) printf("variable %s\n", *e);
    for (int fd = 3; fd < 256; fd++)
        if (fcntl(fd, F_GETFD) != -1) printf("descriptor %d\n", fd);
    puts("closed");
    return 0;
}
