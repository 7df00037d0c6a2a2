#include <stdio.h>

int gcd(int a, int b) {
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }

    return a;
}

int lcm(int a, int b) {
    return a / gcd(a, b) * b;
}

int main(void) {
    int a, b;
    scanf("%d %d", &a, &b);

    printf("%d\n", gcd(a, b));
    printf("%d\n", lcm(a, b));
    return 0;
}
