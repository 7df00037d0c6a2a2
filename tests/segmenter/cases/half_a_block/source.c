#include <stdio.h>
int main(void) {
    int a = 1;
#ifdef FAST
    if (a) {
        a++;
#else
    if (a > 1) {
        a--;
#endif
    }
#if N > 1
    printf("%d", a);
#elif N == 1
    puts("one");
#else
    for (int i = 0; i < a; i++) {
        puts("many");
    }
#endif
    return 0;
}
