#include <stdio.h>

int main(void) {
    int rows, columns;
    int sum[10][10];
    scanf("%d %d", &rows, &columns);

    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
            scanf("%d", &sum[i][j]);
        }
    }

    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
            int value;
            scanf("%d", &value);
            sum[i][j] = sum[i][j] + value;
        }
    }

    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
            printf("%d ", sum[i][j]);
        }
        printf("\n");
    }

    return 0;
}
