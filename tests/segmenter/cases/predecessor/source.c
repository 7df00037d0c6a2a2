#include <stdio.h>
int gcd(int a, int b);
void show(int m[2][2]);
struct pair { int a, b; } first = {1, 2};
struct pair second = {3, 4};
int main()
{
    int m[2][2] = {{1, 2}, {3, 4}};
    char open = '{', close = '}';
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            for (int k = 0; k < 2; k++)
                m[i][j] += k;
    if (gcd(4, 6) > 0) puts("yes");
    if (m[0][0] > 0) puts("a"); else puts("b");
    if (m[1][1])
        puts("c");
    else puts("d");
    int x = 1; int y = 2; // two { on a line
    do
    {
        x++;
    }
    while (x < 5);
    switch (x)
    {
    case 1: puts("1"); break;
    case '}':
    {
        puts("2");
    }
    default: puts("3");
    }
    return 0;
}

int gcd(int a, int b) { return b ? gcd(b, a % b) : a; }
