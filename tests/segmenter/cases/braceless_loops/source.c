#include <stdio.h>
int f(int x) { return x + 1; }
int main(void) {
    int a[3][3], n = 3;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            a[i][j] = i * j;
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {
        printf("%d ", a[i][j]);
    }
    for (int i = 0; i < n; i++) a[i][0] = 1;
    while (n-- > 0)
        if (f(n) > 0) printf("x");
    for (;;) ;
}
