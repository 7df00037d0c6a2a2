n = int(input())
for i in range(n)
    print(i)
if n = 3:
    print("x"
print("y")
def f(x):
    return x +
print(f(1))
