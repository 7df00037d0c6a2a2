#include <stdio.h>

int main(void) {
    int n;
    int numbers[100];
    scanf("%d", &n);

    for (int i = 0; i < n; i++) {
        scanf("%d", &numbers[i]);
    }

    int left = 0;
    int right = n - 1;

    while (left < right) {
        int temp = numbers[left];
        numbers[left] = numbers[right];
        numbers[right] = temp;
        left++;
        right--;
    }

    for (int i = 0; i < n; i++) {
        printf("%d ", numbers[i]);
    }

    printf("\n");
    return 0;
}
