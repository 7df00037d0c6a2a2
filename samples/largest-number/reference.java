import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner scanner = new Scanner(System.in);
        int n = scanner.nextInt();

        int largest = scanner.nextInt();
        int position = 1;

        for (int i = 2; i <= n; i++) {
            int number = scanner.nextInt();

            if (number > largest) {
                largest = number;
                position = i;
            }
        }

        System.out.println(largest);
        System.out.println(position);
    }
}
