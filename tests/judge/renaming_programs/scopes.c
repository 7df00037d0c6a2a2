#include <stdio.h>
#include <string.h>
#include <stdlib.h>

#define SIZE 10
#define SQUARE(x) ((x) * (x))
#define SCALED (factor * 2)

typedef struct Node {
    int value;
    struct Node *next;
} Node;

typedef struct {
    int x, y;
} Point;

enum Color { RED, GREEN = 4, BLUE };

union Either {
    int whole;
    float part;
};

struct Box {
    struct Point2 {
        int x;
    } corner;
    int value;
};

typedef int (*Compare)(const void *left, const void *right);

static int counter = 0;
const double factor = 1.5;
int table[SIZE], *cursor = table;

int twice(int value);
static void bump(void) { counter++; }

int compare(const void *left, const void *right) {
    int a = *(const int *)left;
    int b = *(const int *)right;
    return (a > b) - (a < b);
}

Node *push(Node *head, int value) {
    Node *node = malloc(sizeof(Node));
    node->value = value;
    node->next = head;
    return node;
}

int twice(int number) {
    int value = number * 2;
    return value;
}

int sum(const Node *list) {
    int total = 0;
    for (const Node *at = list; at != NULL; at = at->next) {
        total += at->value;
    }
    return total;
}

int main(void) {
    int n = 5, value = 7;
    Node *list = NULL;
    Point p = {.x = 1, .y = 2}, q;
    enum Color color = BLUE;
    union Either either;
    struct Box box;
    Compare order = compare;
    int i = 100;
    for (int i = 0; i < n; i++) {
        int value = SQUARE(i + 1);
        list = push(list, value);
        table[i] = n - i;
        bump();
    }
    q = p;
    q.x += SQUARE(p.y);
    box.corner.x = q.x;
    box.value = value;
    either.whole = 3;
    qsort(table, n, sizeof(int), order);
    if (n > 3) {
        goto done;
    }
    printf("never\n");
done:
    while (n-- > 0) {
        printf("%d ", table[n]);
    }
    printf("%d i %d %d\n", i, sum(list), counter);
    printf("value = %d x %d y\n", box.value, box.corner.x);
    printf("%d %d %.1f %d\n", color, either.whole, SCALED, twice(value));
    printf("%d\n", (int)(cursor - table));
    switch (color) {
        case RED:
            printf("red\n");
            break;
        case BLUE:
            printf("blue\n");
            break;
        default:
            printf("other\n");
    }
    {
        int n = 1;
        {
            int n = 2;
            printf("%d\n", n);
        }
        printf("%d\n", n);
    }
    return 0;
}
