#include <stdio.h>
#define MAX(a, b) \
    ((a) > (b) ? (a) : (b))
int main(void) {
    int a = 1 + \
        2;
    char *s = "one \
two { three";
    // a comment that goes on \
    a = { not code };
    if (a > 0 && \
        a < 9) {
        a = MAX(a, \
                3);
    }
    return 0;
}
