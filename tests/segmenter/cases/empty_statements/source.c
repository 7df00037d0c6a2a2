#include <stdio.h>
int main(void) {
    ;
    int c;;
    while ((c = getchar()) != '\n')
        ;
    while (getchar() != EOF);
    for (;;) {
        ;
    }
    if (c) ;
    else {
    }
    {}
    {
    }
end:
    ;
}
