#include <stdio.h>
int main(void) {
    int a = getchar();
    switch (a) {
        case 'a': putchar('A'); break;
        case 'b':
        case '{':
            putchar('}');
            break;
        case 'c': {
            putchar('C');
            break;
        }
        default:
            if (a > 0) {
                putchar('?');
            }
    }
    return 0;
}
