import sys

def main():
    n = int(input())
    for i in range(n):
        print("it's", i)

main()
