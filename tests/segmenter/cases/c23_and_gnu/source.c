#include <stdio.h>
enum X : unsigned { A, B };
enum : unsigned char { P, Q };
enum Z : unsigned {
    Z1,
    Z2
};
int main(void) {
    auto x = 3;
    typeof(x) y = 4;
    typeof(x + (1)) *z = &y;
    switch (x) {
        case 1 ... 5:
            puts("a");
            break;
        case 'a' ... 'z':
        default:
            puts("b");
    }
    return 0;
}
