n = int(input())
scores = input().split()

total = 0

for score in scores:
    total = total + int(score)

average = total / n

print(f"{average:.2f}")
