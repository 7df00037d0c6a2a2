import sys


def main():
    """Read and print."""
    n = int(sys.stdin.readline())
    m = n * 2

    for i in range(n):
        print(i)
    print(m)


class Stack:
    """A stack."""

    size = 0

    @staticmethod
    def make(n):
        return [0] * n


if __name__ == "__main__":
    main()
