n = int(input())
numbers = input().split()

left = 0
right = n - 1

while left < right:
    temp = numbers[left]
    numbers[left] = numbers[right]
    numbers[right] = temp
    left = left + 1
    right = right - 1

for number in numbers:
    print(number, end=" ")

print()
