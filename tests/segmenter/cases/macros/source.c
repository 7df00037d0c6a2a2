#include <stdio.h>
#define FOR(i, n) for (int i = 0; i < (n); i++)
#define BEGIN {
#define END }
#define SWAP(a, b) do { \
        int t = a;      \
        a = b;          \
        b = t;          \
    } while (0)
#define LOG puts("here")
int main(void) {
    int a = 1, b = 2;
    SWAP(a, b);
    LOG;
    FOR(i, 3) {
        printf("%d", a);
    }
    FOR(j, 3)
        printf("%d", b);
    if (a) BEGIN
        b = 1;
    END
    return 0;
}
