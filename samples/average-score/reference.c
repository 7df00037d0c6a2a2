#include <stdio.h>

int main(void) {
    int n;
    scanf("%d", &n);

    int total = 0;

    for (int i = 0; i < n; i++) {
        int score;
        scanf("%d", &score);
        total = total + score;
    }

    double average = (double)total / n;

    printf("%.2f\n", average);
    return 0;
}
