#include <stdio.h>
#define SIZE 3
add(a, b)
int a, b;
{
    return a + b;
}

twice(n) { return 2 * n; }

main()
{
    char s[100];
    gets(s);
    if (add(1, 2) > SIZE)
    {
        puts(s);
    }
    exit(0);}
