#include <iostream>
#include <utility>
#include <vector>

int bubble_sort(std::vector<int>& cards) {
    int swaps = 0;

    for (int end = cards.size() - 1; end > 0; end--) {
        for (int i = 0; i < end; i++) {
            if (cards[i] > cards[i + 1]) {
                std::swap(cards[i], cards[i + 1]);
                swaps++;
            }
        }
    }

    return swaps;
}

int main() {
    int n;
    std::cin >> n;

    std::vector<int> cards(n);

    for (int i = 0; i < n; i++) {
        std::cin >> cards[i];
    }

    int swaps = bubble_sort(cards);

    for (int card : cards) {
        std::cout << card << " ";
    }

    std::cout << "\n" << swaps << "\n";
    return 0;
}
