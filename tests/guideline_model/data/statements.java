import java.io.*;
import java.util.*;

interface Shape {
    double area();
}

enum Level { LOW, HIGH }

class Circle implements Shape {
    private double radius;
    static int count = 0;

    Circle(double radius) {
        this.radius = radius;
        count++;
    }

    @Override
    public double area() {
        return Math.PI * radius * radius;
    }
}

public class Main {
    static final int MOD = 1000;
    static int[] memo = new int[100];

    static int fib(int n) {
        if (n < 2) return n;
        if (memo[n] != 0) return memo[n];
        return memo[n] = (fib(n - 1) + fib(n - 2)) % MOD;
    }

    public static void main(String[] args) throws IOException {
        Scanner sc = new Scanner(System.in);
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        int n = sc.nextInt(), m = Integer.parseInt(br.readLine());
        String name = sc.next();
        int[] arr = new int[n];
        int[][] grid = new int[n][m];
        int[] primes = {2, 3, 5};
        List<Integer> list = new ArrayList<>();
        Map<String, Integer> map = new HashMap<>();
        StringBuilder sb = new StringBuilder();
        StringTokenizer st = new StringTokenizer(br.readLine());
        for (int i = 0; i < n; i++) {
            arr[i] = sc.nextInt();
        }
        for (int x : arr) {
            list.add(x);
            sb.append(x).append(' ');
        }
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            System.out.println(e.getKey() + " = " + e.getValue());
        }
        map.put(name, map.getOrDefault(name, 0) + 1);
        Arrays.sort(arr);
        Collections.sort(list, (a, b) -> b - a);
        switch (m) {
            case 1:
            case 2:
                System.out.println("low");
                break;
            default:
                System.out.print("high");
        }
        switch (n) {
            case 1 -> System.out.println("one");
            default -> m = 3;
        }
        do {
            m /= 2;
        } while (m > 1);
        while (true) {
            if (sc.hasNextInt()) n = sc.nextInt();
            else break;
        }
        try {
            n = Integer.parseInt(name);
        } catch (NumberFormatException | NullPointerException e) {
            System.err.println("error: " + e.getMessage());
        } finally {
            sc.close();
        }
        if (name.equals("kim") && !list.isEmpty()) {
            System.out.printf("%.2f %d%n", 3.14159, list.get(0));
        } else if (name.length() > 3) {
            throw new IllegalArgumentException("long");
        }
        Shape shape = new Circle(2.0);
        boolean ok = n % 2 == 0;
        char ch = name.charAt(0);
        long sum = 0L;
        sum += ok ? 1 : 2;
        System.out.println(sb);
        System.out.println();
    }
}
