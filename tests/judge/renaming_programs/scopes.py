import math
from collections import defaultdict as table
from dataclasses import dataclass

LIMIT = 10
count = 0


@dataclass
class Point:
    x: int
    y: int = 0

    def shifted(self, dx=1, dy=1):
        return Point(x=self.x + dx, y=self.y + dy)


class Shape:
    kinds = 0
    names = [name for name in ("a", "b")]

    def __init__(self, name, *sides, scale=1, **extra):
        self.name = name
        self.sides = [side * scale for side in sides]
        self.extra = extra
        Shape.kinds += 1

    def total(self):
        return sum(self.sides)

    def __str__(self):
        return f"{self.name} {self.total():>{4}} {len(self.sides)!r}"


class Square(Shape):
    def __init__(self, side):
        super().__init__("square", side, side, scale=2, color="red")
        self.side = side

    @property
    def area(self):
        return self.side**2


def bump(step=1):
    global count
    count += step
    return count


def outer(value):
    inner_total = value

    def add(amount):
        nonlocal inner_total
        inner_total += amount
        return inner_total

    add(amount=2)
    return add(3) + inner_total


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def describe(value: int, prefix: str = "v") -> str:
    return f"{prefix}={value:{LIMIT}d}|{value!r}|{{value}}"


n = 5
numbers = [i * 3 % 7 for i in range(n)]
i = 99
pairs = {key: value for key, value in zip("abc", numbers)}
print(i, numbers, pairs, "numbers i n")
for index, number in enumerate(numbers):
    if number == 6:
        break
else:
    index = -1
print(index, gcd(b=12, a=18), outer(1))
(first, *rest), last = numbers[:3], numbers[-1]
print(first, rest, last, max(rest, key=lambda item: -item))
if (size := len(numbers)) > 3:
    print(f"{size} and {LIMIT:03d}", math.sqrt(16))
bump()
bump(step=3)
print(count)
point = Point(3).shifted(dy=4)
print(point.x, point.y)
shape = Square(3)
print(shape, shape.area, Shape.kinds, shape.extra, Shape.names)
groups = table(list)
for word in "one two six".split():
    groups[len(word)].append(word)
print(sorted(groups.items()), describe(7, prefix="p"))
try:
    print(1 // (n - 5))
except ZeroDivisionError as error:
    print(error)
square = lambda x, y=2: x**y
print(square(4), square(2, y=5))
matrix = [[row * column for column in range(3)] for row in range(2)]
print(matrix, any(cell > 1 for line in matrix for cell in line))
