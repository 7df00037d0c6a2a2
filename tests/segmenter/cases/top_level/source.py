import sys
from math import (
    gcd,
    sqrt,
)

n = int(input())
data = [
    int(x)
    for x in input().split()
]

total = 0
for x in data:
    if x % 2: continue
    total += x
else:
    print("done")

while n > 0:
    n -= 1
    try:
        print(10 // n)
    except ZeroDivisionError as e:
        print("zero")
    finally:
        total += 1
print(f"{total}")
