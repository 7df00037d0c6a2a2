#include <cstdio>
int main() {
    for (;;) std::puts("0123456789012345678901234567890123456789");
}
