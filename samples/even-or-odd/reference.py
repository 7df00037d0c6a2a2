text = input()
n = int(text)

if n % 2 == 0:
    answer = "even"
else:
    answer = "odd"

print(answer)
