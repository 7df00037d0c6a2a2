def is_vowel(letter):
    lower = letter.lower()
    return lower in "aeiou"


word = input().strip()
count = 0

for letter in word:
    if is_vowel(letter):
        count = count + 1

print(count)
