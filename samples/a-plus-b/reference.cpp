#include <iostream>

int main() {
    int a, b;
    std::cin >> a >> b;

    int sum = a + b;

    std::cout << sum << "\n";
    return 0;
}
