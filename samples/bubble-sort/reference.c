#include <stdio.h>

int main(void) {
    int n;
    int cards[100];
    scanf("%d", &n);

    for (int i = 0; i < n; i++) {
        scanf("%d", &cards[i]);
    }

    int swaps = 0;

    for (int end = n - 1; end > 0; end--) {
        for (int i = 0; i < end; i++) {
            if (cards[i] > cards[i + 1]) {
                int temp = cards[i];
                cards[i] = cards[i + 1];
                cards[i + 1] = temp;
                swaps++;
            }
        }
    }

    for (int i = 0; i < n; i++) {
        printf("%d ", cards[i]);
    }

    printf("\n%d\n", swaps);
    return 0;
}
