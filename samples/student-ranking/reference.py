class Student:
    def __init__(self, name, score):
        self.name = name
        self.score = score


def sort_by_score(students):
    for end in range(len(students) - 1, 0, -1):
        for i in range(end):
            if students[i].score < students[i + 1].score:
                temp = students[i]
                students[i] = students[i + 1]
                students[i + 1] = temp


def print_student(student):
    print(student.name, student.score)


n = int(input())
students = []

for i in range(n):
    name, score = input().split()
    students.append(Student(name, int(score)))

sort_by_score(students)

for student in students:
    print_student(student)
