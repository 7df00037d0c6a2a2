#include <stdio.h>
#define N 10

int add(int a, int b);
struct point;

struct point {
    int x, y;
} origin, corner = {1, 2};

typedef struct {
    int v[2];
} pair;

union number { int i; float f; };
enum color {
    RED,
    GREEN
};
static struct point *all[N];

int add(a, b)
int a;
int b;
{
    return a + b;
}

int main(void) {
    struct point p = {0, 0};
    printf("%d\n", add(p.x, corner.y));
    return 0;
}
