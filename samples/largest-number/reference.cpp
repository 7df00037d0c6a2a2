#include <iostream>

int main() {
    int n;
    std::cin >> n;

    int largest;
    int position = 1;
    std::cin >> largest;

    for (int i = 2; i <= n; i++) {
        int number;
        std::cin >> number;

        if (number > largest) {
            largest = number;
            position = i;
        }
    }

    std::cout << largest << "\n";
    std::cout << position << "\n";
    return 0;
}
