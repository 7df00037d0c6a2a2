import java.util.Scanner;

public class Main {
    static int square(int x) {
        return x * x;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        Runnable hello = new Runnable() {
            public void run() {
                System.out.println("hi");
            }
        };
        if (n > 0) {
            System.out.println(square(n));
        } else {
            hello.run();
        }
        int[][] grid = {
            {1, 2},
            {3, 4}
        };
    }
}
