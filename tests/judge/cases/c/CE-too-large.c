char a[300000000] = {1};
int main(void) { return a[1]; }
