def gcd(a, b):
    while b != 0:
        rest = a % b
        a = b
        b = rest

    return a


def lcm(a, b):
    return a // gcd(a, b) * b


numbers = input().split()
a = int(numbers[0])
b = int(numbers[1])

print(gcd(a, b))
print(lcm(a, b))
