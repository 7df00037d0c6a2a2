#include <iostream>

int gcd(int a, int b) {
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }

    return a;
}

int lcm(int a, int b) {
    return a / gcd(a, b) * b;
}

int main() {
    int a, b;
    std::cin >> a >> b;

    std::cout << gcd(a, b) << "\n";
    std::cout << lcm(a, b) << "\n";
    return 0;
}
