#include <stdio.h>
int main(void) {
    int a;
    if (scanf("%d", &a) != 1) return 1; else a++;
    if (a > 0) printf("+");
    else printf("-");
    if (a > 9)
        printf("big");
    else if (a > 5)
        printf("middle");
    else
        printf("small");
    return 0;
}
