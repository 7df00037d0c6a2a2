#include <cctype>
#include <iostream>
#include <string>

bool is_vowel(char letter) {
    char c = std::tolower(letter);
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

int main() {
    std::string word;
    std::cin >> word;

    int count = 0;

    for (char letter : word) {
        if (is_vowel(letter)) {
            count++;
        }
    }

    std::cout << count << "\n";
    return 0;
}
