#include <stdio.h>
int main(void) {
    char open = '{', *text = "} else {"; /* { */
    int grid[2][3] = {
        {1, 2, 3},
        {4, 5, 6}
    };
    if (open == '{' && text[0] == '}') puts("}"); // }
    for (int i = 0; i < 2; i++) {
        printf("%d %d\n",
               grid[i][0],
               grid[i][1]);
    }
    return 0;
}
