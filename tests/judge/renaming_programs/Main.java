import java.util.*;
import java.util.function.IntUnaryOperator;

public class Main {
    static final int LIMIT = 5;
    private static int count = 0, other = 2;

    enum Color { RED, GREEN }

    interface Shape {
        int area();
    }

    static class Square implements Shape {
        private final int side;

        Square(int side) {
            this.side = side;
        }

        public int area() {
            return side * side;
        }

        @Override
        public String toString() {
            return "Square " + side;
        }
    }

    static class Student implements Comparable<Student> {
        String name;
        int score;

        Student(String name, int score) {
            this.name = name;
            this.score = score;
            count++;
        }

        @Override
        public int compareTo(Student other) {
            return Integer.compare(this.score, other.score);
        }

        String label() {
            return name + ":" + score;
        }
    }

    static <T extends Comparable<T>> T largest(List<T> items) {
        T best = items.get(0);
        for (T item : items) {
            if (item.compareTo(best) > 0) {
                best = item;
            }
        }
        return best;
    }

    static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    static int apply(IntUnaryOperator action, int value) {
        return action.applyAsInt(value);
    }

    static int triple(int value) {
        return value * 3;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner("3 4 5");
        int n = in.nextInt();
        int[] values = new int[n];
        int i = 0;
        while (i < values.length) {
            values[i] = i * n;
            i++;
        }
        outer:
        for (int row = 0; row < LIMIT; row++) {
            for (int column = 0; column < LIMIT; column++) {
                if (row * column == 6) {
                    System.out.println(row + " row " + column);
                    break outer;
                }
            }
        }
        for (int row = 0; row < 1; row++) {
            System.out.println(row);
        }
        List<Student> students = new ArrayList<>();
        students.add(new Student("kim", 3));
        students.add(new Student("lee", 9));
        Student best = largest(students);
        System.out.println(best.label() + best.score + students.get(0).name);
        Shape shape = new Square(4);
        System.out.println(shape.area() + " " + shape);
        students.sort((a, b) -> b.score - a.score);
        students.forEach(student -> System.out.println(student.name));
        System.out.println(apply(Main::triple, 4) + apply(x -> x + other, 1));
        System.out.println(gcd(12, 18) + Main.count);
        Color color = Color.GREEN;
        switch (color) {
            case RED:
                System.out.println("red");
                break;
            default:
                System.out.println("not red");
        }
        try {
            int zero = values[0];
            System.out.println(n / zero);
        } catch (ArithmeticException error) {
            System.out.println("error");
        }
        Runnable task = new Runnable() {
            @Override
            public void run() {
                System.out.println("run " + values.length);
            }
        };
        task.run();
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            text.append(value).append(' ');
        }
        System.out.println(text);
    }
}
