def bubble_sort(cards):
    swaps = 0

    for end in range(len(cards) - 1, 0, -1):
        for i in range(end):
            if cards[i] > cards[i + 1]:
                temp = cards[i]
                cards[i] = cards[i + 1]
                cards[i + 1] = temp
                swaps = swaps + 1

    return swaps


n = int(input())
cards = [int(text) for text in input().split()]

swaps = bubble_sort(cards)

for card in cards:
    print(card, end=" ")

print()
print(swaps)
