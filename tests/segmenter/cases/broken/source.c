#include <stdio.h>
int f(void) {
    return 1;
}
int main(void) {
    int a = ;
    printf("%d", f();
    if (a) {
        a = 1;
    }
    return 0;
}
