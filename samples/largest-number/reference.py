n = int(input())
numbers = input().split()

largest = int(numbers[0])
position = 1

for i in range(1, n):
    number = int(numbers[i])

    if number > largest:
        largest = number
        position = i + 1

print(largest)
print(position)
