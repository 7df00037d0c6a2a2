int main(void) {
    int a = 1;
    if (a) // why
        a = 2;
    if (a) /* { */
        // a comment of its own
        a = 3;
    else /* or */
        /* another
           one } */
        a = 4;
    for (int i = 0; /* from zero */ i < 3; i++) /* up */ {
        // only a comment
    }
    while (a) // round
    { // and round
        a--; // down
    } // done
    do /* it */ {
        a++;
    } /* while */ while (a < 3); // three
    /* before */ a = 5;
    a = 6; /* over
    two lines */ a = 7;
    return /* here */ a;
}
// the end
