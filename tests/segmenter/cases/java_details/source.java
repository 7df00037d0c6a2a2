public class Main {
    interface Shape { double area(); default String name() { return "s"; } }
    non-sealed class A implements Shape { public double area() { return 1; } }
    static int[] a = new int[]{1, 2}, b[] = {};
    int x; { x = 1; }
    <T> Main(T t) { this.x = 1; }
    public static void main(String... args) throws Exception {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(br.readLine());
        outer: for (int i = 0; i < n; i++) { if (i == 2) break outer; }
        Comparator<int[]> c = (p, q) -> {
            if (p[0] != q[0]) return p[0] - q[0];
            return p[1] - q[1];
        };
        int m = n > 0 ? 1 : 2; n++;
        do n--; while (n > 0);
        final var l = new ArrayList<Map<String, List<Integer>>>() {{ add(null); }};
        synchronized (l) { n++; }
        new Thread(() -> System.out.println()).start();
        if (n == 1) return; else if (n == 2) { n++; }
        else n--;
        ;
    }
}
