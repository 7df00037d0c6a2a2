public class Main {
    public static void main(String[] args) {
        int[] numbers = {1, 2};
        System.out.println(numbers[args.length + 2]);
    }
}
