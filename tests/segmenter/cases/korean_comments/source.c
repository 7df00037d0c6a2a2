#include <stdio.h>

/* 합을 구하는 함수 */
int 합(int 수) {
    int sum = 0; // 합계

    for (int i = 1; i <= 수; i++) {
        sum += i;
        // 한 줄 주석
        printf("%d번째\n", i);
    }
    return sum;
}

int main(void) {
    int n;
    scanf("%d", &n);
    // 결과 출력
    printf("%d\n", 합(n));

    return 0;
}
