#include <stdio.h>
int main(void) { int n; // the count
    int a = 1; int b = 2; // two at once
    int c = 3; for (int i = 0; i < 3; i++) {
        a += i; b -= i; /* both */
    } printf("%d", a);
    if (a) { b = 1;
        c = 2; }
    if (b) {
        c = 3; } else if (c) {
        c = 4;
    }
    return 0; }
