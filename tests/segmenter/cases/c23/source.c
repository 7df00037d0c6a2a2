#include <stdio.h>
#include <stdbool.h>
constexpr int N = 3;
static_assert(N > 2, "small");
[[nodiscard]] static inline int half(int a) { return a / 2; }
typedef enum { RED = 1, GREEN } Color;
struct point { int x, y; };
union word {
    int i;
    float f;
} w;
int grid[2][3] = {
    {1, 2, 3},
    {4, 5, 6},
};
int (*table[])(int) = {half, half};
int sum(int n, int a[static n]);
int main(void) {
    struct point p = {.x = 1, .y = 2};
    bool ok = true;
    int *q = &(int){3};
    long big = 1'000'000;
    int mask = 0b1010;
    if (q == nullptr) return 1;
    _Generic(big, long: puts("long"), default: puts("other"));
    switch (mask) {
        case 0b11:
            [[fallthrough]];
        default:
            break;
    }
    for (size_t i = 0, n = sizeof grid / sizeof *grid; i < n; ++i)
        for (int j = 0; j < 3; ++j)
            if (grid[i][j] % 2)
                printf("%d ", grid[i][j]);
            else
                continue;
    return ok ? 0 : half(p.x);
}
