"""javac: its command line, and an archive of its own classes that lets it start quicker."""

from judge.languages.base import Prebuilt
from judge.sandbox import BoxFile

# a small heap start, the client compiler and no shared files: programs live for milliseconds
QUIET = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData")
# what the JVM itself has to say must not come between the bytes of the result
_BUILD = '"$@" >&2 && cd /tmp/classes && exec tar -cf - .'
_ARCHIVE = '"$@" >&2 && exec cat /tmp/javac.jsa'
# what javac loads for a program that uses a little of everything is in the archive
_TYPICAL = """\
import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class Typical {
    enum Colour { RED, GREEN }
    interface Shape { double area(); }
    record Pair<A extends Comparable<A>, B>(A first, B second) { }

    static int count = 0;

    static long add(long... numbers) throws IOException {
        long sum = 0;
        for (long number : numbers) sum += number;
        if (sum < 0) throw new IOException("negative " + sum);
        return sum;
    }

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        Scanner scanner = new Scanner(in);
        Map<String, List<Integer>> found = new TreeMap<>();
        int[][] grid = new int[3][4];
        for (int i = 0; i < grid.length && scanner.hasNextInt(); i++) {
            grid[i][0] = scanner.nextInt() % 7;
            found.computeIfAbsent("row " + i, key -> new ArrayList<>()).add(grid[i][0]);
        }
        Shape shape = () -> Math.sqrt(2.0);
        Function<Integer, Integer> twice = x -> 2 * x;
        switch (Colour.values()[count]) {
            case RED: count++; break;
            default: count = count > 3 ? 0 : (int) add(1L, 2);
        }
        try {
            StringBuilder text = new StringBuilder();
            while (count --> 0) text.append((char) ('a' + count));
            System.out.printf("%s %.2f%n", text, shape.area());
        } catch (RuntimeException error) {
            System.err.println(error.getMessage());
        }
        Stream<Integer> numbers = IntStream.range(0, 9).boxed().map(twice);
        List<Integer> sorted = numbers.collect(Collectors.toList());
        Collections.sort(sorted, Comparator.reverseOrder());
        System.out.println(new Pair<>("sum", sorted) + Arrays.toString(grid[0]));
    }
}
"""


def argv(name: str) -> tuple[str, ...]:
    """Return the command that compiles a class and prints all its classes as a tar."""
    return ("/bin/sh", "-c", _BUILD, "build", *_javac(name))


def _javac(name: str, *more: str) -> tuple[str, ...]:
    return (
        "/usr/bin/javac", *(f"-J{flag}" for flag in (*QUIET, *more)), "-J-Xmx512m",
        "-J-Duser.language=en", "-encoding", "UTF-8", "-proc:none", "-Xlint:none", "-nowarn",
        "-Xmaxerrs", "20", "-d", "/tmp/classes",  # noqa: S108 - the sandbox's own
        f"{name}.java",
    )  # fmt: skip


# the classes that javac loads, read from one file: each JVM of this very kind may map it
CLASSES = Prebuilt(
    name="classes of javac",
    argv=(
        "/bin/sh", "-c", _ARCHIVE, "build",
        *_javac("Typical", "-XX:ArchiveClassesAtExit=/tmp/javac.jsa"),
    ),
    source=BoxFile(name="Typical.java", data=_TYPICAL.encode()),
    file="javac.jsa",
    flags=lambda folder: (f"-J-XX:SharedArchiveFile={folder}/javac.jsa", "-J-Xlog:disable"),
    serves=lambda _: True,
)  # fmt: skip
