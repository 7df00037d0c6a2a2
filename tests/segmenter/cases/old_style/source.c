#include <stdio.h>
int add(a, b)
    int a;
    int b;
{
    return a + b;
}

static struct node
{
    int value;
    struct node *next;
} *head, pool[10];

int
main(
    int argc,
    char *argv[]
)
{
    if (argc > 1) {
        puts("K&R");
    } else {
        puts("none"); }

    if (argc > 2)
    {
        puts("Allman");
    }
    else if (argc > 3)
    {
        puts("more");
    }
    else
    {
        puts("few");
    }

    for (int i = 0; i < 2; i++)
      {
        add(i, i);
      }
    return 0;
}
