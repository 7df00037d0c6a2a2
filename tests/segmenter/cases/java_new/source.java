record Point<T>(T x, T y) {}

void main() {
    IO.println("x");
    Object o = new Point<>(1, 2);
    String s = switch (o) {
        case Point<?>(Integer a, var _) when a > 0 -> "p";
        case String t -> t;
        case null, default -> "?";
    };
    switch (o) {
        case Integer i when i > 3 -> System.out.println(i);
        case String t -> {
            System.out.println(t);
        }
        default -> {}
    }
    for (var e : List.of(1)) IO.println(e);
}
