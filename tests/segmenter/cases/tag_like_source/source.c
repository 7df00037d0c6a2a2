#include <stdio.h>
/*
[rep_start(1)]
  \[func_def_end(0)]
*/
int main(void) {
    puts("x");
    return 0;
}
