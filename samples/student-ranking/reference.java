import java.util.Scanner;

class Student {
    String name;
    int score;
}

public class Main {
    static void sortByScore(Student[] students) {
        for (int end = students.length - 1; end > 0; end--) {
            for (int i = 0; i < end; i++) {
                if (students[i].score < students[i + 1].score) {
                    Student temp = students[i];
                    students[i] = students[i + 1];
                    students[i + 1] = temp;
                }
            }
        }
    }

    static void printStudent(Student student) {
        System.out.println(student.name + " " + student.score);
    }

    public static void main(String[] args) {
        Scanner scanner = new Scanner(System.in);
        int n = scanner.nextInt();
        Student[] students = new Student[n];

        for (int i = 0; i < n; i++) {
            students[i] = new Student();
            students[i].name = scanner.next();
            students[i].score = scanner.nextInt();
        }

        sortByScore(students);

        for (Student student : students) {
            printStudent(student);
        }
    }
}
