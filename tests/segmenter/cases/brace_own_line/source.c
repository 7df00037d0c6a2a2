#include <stdio.h>

int square(int x)
{
    return x * x;
}

int main(void)
{
    int i;

    for (i = 0; i < 3; i++)
    {
        if (i == 1)
        {
            continue;
        }
        else
        {
            printf("%d\n", square(i));
        }
    }
    return 0;
}
