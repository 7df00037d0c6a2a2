def read_matrix(rows):
    matrix = []

    for i in range(rows):
        row = [int(text) for text in input().split()]
        matrix.append(row)

    return matrix


size = input().split()
rows = int(size[0])
columns = int(size[1])

first = read_matrix(rows)
second = read_matrix(rows)

for i in range(rows):
    for j in range(columns):
        print(first[i][j] + second[i][j], end=" ")
    print()
