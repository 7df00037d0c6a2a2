static char hanjul_text[65536];
static int hanjul_length, hanjul_left = 1000;
static void hanjul_char(char c) {
    if (hanjul_length < (int)sizeof hanjul_text - 64) hanjul_text[hanjul_length++] = c;
}
static void hanjul_word(char c) {
    hanjul_char(' ');
    hanjul_char(c);
}
static void hanjul_name(const char *name) {
    while (*name) hanjul_char(*name++);
}
static int hanjul_begin(char moment) {
    if (hanjul_left-- <= 0) { hanjul_left = 0; return 0; }
    hanjul_length = __builtin_snprintf(hanjul_text, 64, "\001HANJUL_MARK:%c:", moment);
    return 1;
}
static void hanjul_end(void) {
    hanjul_text[hanjul_length++] = 2;
    hanjul_text[hanjul_length] = 0;
    HANJUL_PRINT;
}
static int hanjul_is_unset(const void *at, unsigned long size) {
    const unsigned char *bytes = (const unsigned char *)at;
    for (unsigned long i = 0; i < size; i++) if (bytes[i] != 0xFE) return 0;
    return 1;
}
static void hanjul_hex(char kind, const char *text, long size) {
    hanjul_char(kind);
    for (long i = 0; i < size && i < 400 && hanjul_length < 60000; i++)
        hanjul_length += __builtin_snprintf(hanjul_text + hanjul_length, 3, "%02x", (unsigned char)text[i]);
}
/* What was reckoned from a value that was never set is as good as none. */
static int hanjul_is_near_unset(long long value) {
    long long apart = value - (long long)0xFEFEFEFEFEFEFEFE, narrow = value - (int)0xFEFEFEFE;
    return (apart > -1000000 && apart < 1000000) || (narrow > -1000000 && narrow < 1000000);
}
static void hanjul_integer(long long value) {
    if (hanjul_is_near_unset(value)) { hanjul_char('-'); return; }
    if (hanjul_length < 60000)
        hanjul_length += __builtin_snprintf(hanjul_text + hanjul_length, 32, "i%lld", value);
}
static void hanjul_natural(unsigned long long value) {
    if (hanjul_length < 60000)
        hanjul_length += __builtin_snprintf(hanjul_text + hanjul_length, 32, "i%llu", value);
}
static void hanjul_floating(double value) {
    if (hanjul_length < 60000)
        hanjul_length += __builtin_snprintf(hanjul_text + hanjul_length, 40, "f%.17g", value);
}
/* A text that a pointer leads to; `bad`: it leads nowhere. */
static void hanjul_pointed(const char *text, int bad) {
    long size = 0;
    if (!text) { hanjul_char('n'); return; }
    if (hanjul_is_unset(&text, sizeof text)) { hanjul_char('-'); return; }
    if (bad) { hanjul_char('?'); return; }
    while (size < 400 && text[size]) size++;
    hanjul_hex('s', text, size);
}
/* An array of char: text up to its end, if it has one. */
static void hanjul_chars(const char *text, unsigned long size) {
    unsigned long length = 0;
    if (hanjul_is_unset(text, size)) { hanjul_char('-'); return; }
    while (length < size && text[length]) length++;
    hanjul_hex('s', text, (long)length);
}
