#include <ctype.h>
#include <stdio.h>

int is_vowel(char letter) {
    char c = tolower(letter);
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

int main(void) {
    char word[101];
    scanf("%100s", word);

    int count = 0;

    for (int i = 0; word[i] != '\0'; i++) {
        if (is_vowel(word[i])) {
            count++;
        }
    }

    printf("%d\n", count);
    return 0;
}
