#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define MAX 100

typedef struct {
    int x;
    double y;
} Point;

enum Color { RED, GREEN = 3, BLUE };

struct Node {
    int data;
    struct Node *next;
};

typedef long long ll;
static int total = 0;
const double PI = 3.14159;
int table[MAX][MAX];
int add(int a, int b);

int factorial(int n) {
    if (n <= 1) return 1;
    return n * factorial(n - 1);
}

void swap(int *a, int *b) {
    int temp = *a;
    *a = *b;
    *b = temp;
}

int add(int a, int b) {
    return a + b;
}

int compare(const void *a, const void *b) {
    return *(int *)a - *(int *)b;
}

int main(void) {
    int n, m = 5, arr[10] = {0}, grid[3][4];
    unsigned long long big;
    char name[20], c;
    double avg;
    int primes[] = {2, 3, 5, 7};
    char *word = "hello";
    Point p = {1, 2.5};
    struct Node *head = NULL;
    int *data = (int *)malloc(n * sizeof(int));
    scanf("%d", &n);
    scanf("%d %lf %s", &m, &avg, name);
    scanf(" %c", &c);
    while (scanf("%d", &n) != EOF) {
        total += n;
    }
    do {
        n--;
        if (n == 3) continue;
    } while (n > 0);
    for (;;) {
        break;
    }
    for (int i = 0, j = 9; i < j; i++, j--) {
        arr[i] = arr[j];
    }
    for (int i = 10; i >= 0; i -= 2)
        printf("%d ", i);
    printf("\n");
    switch (m) {
        case 1:
            printf("one\n");
            break;
        case 2:
        case 3:
            puts("two or three");
            break;
        default:
            printf("Case #%d: %05.2f%%\n", m, avg);
    }
    if (!strcmp(name, "kim") && (n % 2 == 0 || m != 3)) {
        n = m > 3 ? m : 3;
    } else if (n % 3 == 0)
        n <<= 1;
    else
        goto end;
    p.x = n;
    head->data = p.x * 2;
    n = m = 0;
    avg = (double)total / n;
    swap(&n, &m);
    qsort(arr, 10, sizeof(int), compare);
    memset(arr, 0, sizeof(arr));
    strcpy(name, word);
    c = toupper(name[0]);
    putchar(c);
    n ^= m & 1;
    if (n) exit(1);
    free(data);
    int x = abs(n - m), y = strlen(name);
    { int inner = 3; n += inner; }
end:
    return 0;
}
