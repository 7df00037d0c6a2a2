text = input()
n = int(text)

i = 1

while i <= 9:
    product = n * i
    print(f"{n} x {i} = {product}")
    i = i + 1
