#include <iostream>
#include <utility>
#include <vector>

int main() {
    int n;
    std::cin >> n;

    std::vector<int> numbers(n);

    for (int i = 0; i < n; i++) {
        std::cin >> numbers[i];
    }

    int left = 0;
    int right = n - 1;

    while (left < right) {
        std::swap(numbers[left], numbers[right]);
        left++;
        right--;
    }

    for (int number : numbers) {
        std::cout << number << " ";
    }

    std::cout << "\n";
    return 0;
}
