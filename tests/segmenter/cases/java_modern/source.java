package kr.hanjul;

import java.util.*;
import static java.lang.Math.*;

sealed interface Shape permits Circle, Square {}

record Circle(double radius) implements Shape {
    Circle {
        if (radius < 0) throw new IllegalArgumentException("radius");
    }

    double area() { return PI * radius * radius; }
}

record Square(double side) implements Shape {}

enum Color {
    RED, GREEN("g") {
        @Override
        String code() { return "G"; }
    };

    private final String code;

    Color() { this("?"); }

    Color(String code) {
        this.code = code;
    }

    String code() { return code; }
}

@interface Note {
    int value() default 1;
}

public class Main {
    static final int[][] GRID = {
        {1, 2},
        {3, 4}
    };

    static <T extends Comparable<T>> T max(List<? extends T> items) {
        T best = items.get(0);
        for (T item : items)
            if (item.compareTo(best) > 0)
                best = item;
        return best;
    }

    @Override
    public String toString() {
        return """
            [rep_start(1)]
            { "quoted" }
            """;
    }

    public static void main(String[] args) throws Exception {
        var names = new ArrayList<String>(List.of("a", "b"));
        names.sort((x, y) -> y.compareTo(x));
        names.forEach(name -> {
            System.out.println(name);
        });
        int size = switch (names.size()) {
            case 0 -> 0;
            case 1, 2 -> {
                yield 2;
            }
            default -> throw new IllegalStateException();
        };
        switch (size) {
            case 0:
            case 1:
                System.out.println("few");
                break;
            default:
                System.out.println("many");
        }
        Object o = new Circle(1);
        if (o instanceof Circle(double r) && r > 0) {
            System.out.println(r);
        }
        try (var in = new Scanner(System.in)) {
            while (in.hasNextInt()) System.out.println(in.nextInt());
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        } finally {
            System.out.flush();
        }
        outer:
        for (int i = 0; i < 3; i++) {
            do {
                if (i == 1) continue outer;
                i++;
            } while (i < 2);
        }
    }
}
