#include <stdio.h>

int main(void) {
    int n;
    scanf("%d", &n);

    int largest;
    int position = 1;
    scanf("%d", &largest);

    for (int i = 2; i <= n; i++) {
        int number;
        scanf("%d", &number);

        if (number > largest) {
            largest = number;
            position = i;
        }
    }

    printf("%d\n", largest);
    printf("%d\n", position);
    return 0;
}
