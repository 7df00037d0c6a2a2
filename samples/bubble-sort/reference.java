import java.util.Scanner;

public class Main {
    static int bubbleSort(int[] cards) {
        int swaps = 0;

        for (int end = cards.length - 1; end > 0; end--) {
            for (int i = 0; i < end; i++) {
                if (cards[i] > cards[i + 1]) {
                    int temp = cards[i];
                    cards[i] = cards[i + 1];
                    cards[i + 1] = temp;
                    swaps++;
                }
            }
        }

        return swaps;
    }

    public static void main(String[] args) {
        Scanner scanner = new Scanner(System.in);
        int n = scanner.nextInt();
        int[] cards = new int[n];

        for (int i = 0; i < n; i++) {
            cards[i] = scanner.nextInt();
        }

        int swaps = bubbleSort(cards);

        for (int card : cards) {
            System.out.print(card + " ");
        }

        System.out.println();
        System.out.println(swaps);
    }
}
