numbers = input().split()

a = int(numbers[0])
b = int(numbers[1])

total = a + b

print(total)
