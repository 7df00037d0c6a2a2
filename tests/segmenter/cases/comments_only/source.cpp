// nothing to do
/* int main() {
   } */

// [self_start(1)]
#include <iostream>
