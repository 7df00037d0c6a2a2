#include <iostream>
#include <string>
#include <utility>
#include <vector>

struct Student {
    std::string name;
    int score;
};

void sort_by_score(std::vector<Student>& students) {
    for (int end = students.size() - 1; end > 0; end--) {
        for (int i = 0; i < end; i++) {
            if (students[i].score < students[i + 1].score) {
                std::swap(students[i], students[i + 1]);
            }
        }
    }
}

void print_student(const Student& student) {
    std::cout << student.name << " " << student.score << "\n";
}

int main() {
    int n;
    std::cin >> n;

    std::vector<Student> students(n);

    for (int i = 0; i < n; i++) {
        std::cin >> students[i].name >> students[i].score;
    }

    sort_by_score(students);

    for (const Student& student : students) {
        print_student(student);
    }

    return 0;
}
