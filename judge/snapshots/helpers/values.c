#define HANJUL_KIND(name, type, how) \
    static void hanjul_##name(const void *at) { \
        type value; \
        if (hanjul_is_unset(at, sizeof value)) { hanjul_char('-'); return; } \
        __builtin_memcpy(&value, at, sizeof value); \
        how; \
    }
HANJUL_KIND(bool, unsigned char, (hanjul_char('b'), hanjul_char('0' + (value != 0))))
HANJUL_KIND(one, char, hanjul_hex('c', &value, 1))
HANJUL_KIND(schar, signed char, hanjul_integer(value))
HANJUL_KIND(uchar, unsigned char, hanjul_integer(value))
HANJUL_KIND(short, short, hanjul_integer(value))
HANJUL_KIND(ushort, unsigned short, hanjul_integer(value))
HANJUL_KIND(int, int, hanjul_integer(value))
HANJUL_KIND(uint, unsigned, hanjul_integer(value))
HANJUL_KIND(long, long, hanjul_integer(value))
HANJUL_KIND(ulong, unsigned long, hanjul_natural(value))
HANJUL_KIND(float, float, hanjul_floating(value))
HANJUL_KIND(double, double, hanjul_floating(value))
HANJUL_KIND(ldouble, long double, hanjul_floating((double)value))
extern int hanjul_access(const char *, int) __asm__("access");
extern int *hanjul_errno(void) __asm__("__errno_location");
static void hanjul_string(const void *at) {
    const char *text = *(const char *const *)at;
    int before = *hanjul_errno();
    /* the kernel is asked whether its memory is ours */
    int bad = hanjul_access(text, 0) != 0 && *hanjul_errno() == 14;
    *hanjul_errno() = before;
    hanjul_pointed(text, bad);
}
static void hanjul_other(const void *at) { (void)at; hanjul_char('?'); }
#define HANJUL_HOW(x) _Generic((x), _Bool: hanjul_bool, char: hanjul_one, \
    signed char: hanjul_schar, unsigned char: hanjul_uchar, short: hanjul_short, \
    unsigned short: hanjul_ushort, int: hanjul_int, unsigned: hanjul_uint, long: hanjul_long, \
    unsigned long: hanjul_ulong, long long: hanjul_long, unsigned long long: hanjul_ulong, \
    float: hanjul_float, double: hanjul_double, long double: hanjul_ldouble, \
    char *: hanjul_string, const char *: hanjul_string, default: hanjul_other)
#define HANJUL_VALUE(x) HANJUL_HOW(x)((const void *)&(x))
static void hanjul_array(const void *at, unsigned long count, unsigned long size,
                         void (*how)(const void *)) {
    hanjul_char('<');
    for (unsigned long i = 0; i < count; i++) {
        if (i) hanjul_char(',');
        if (i == 200) { hanjul_char('~'); break; }
        how((const char *)at + i * size);
    }
    hanjul_char('>');
}
static void hanjul_row(const void *at, unsigned long count, unsigned long size,
                       void (*how)(const void *)) {
    if (how == hanjul_one) hanjul_chars((const char *)at, count);
    else if (how == hanjul_other) hanjul_char('?');
    else hanjul_array(at, count, size, how);
}
static void hanjul_rows(const void *at, unsigned long rows, unsigned long count,
                        unsigned long size, void (*how)(const void *)) {
    hanjul_char('<');
    for (unsigned long i = 0; i < rows; i++) {
        if (i) hanjul_char(',');
        if (i == 50) { hanjul_char('~'); break; }
        hanjul_row((const char *)at + i * count * size, count, size, how);
    }
    hanjul_char('>');
}
#define HANJUL_COUNT(x) (sizeof(x) / sizeof((x)[0]))
#define HANJUL_ARRAY(x) hanjul_row((const void *)(x), HANJUL_COUNT(x), \
    sizeof((x)[0]), HANJUL_HOW((x)[0]))
#define HANJUL_TABLE(x) hanjul_rows((const void *)(x), HANJUL_COUNT(x), \
    HANJUL_COUNT((x)[0]), sizeof((x)[0][0]), HANJUL_HOW((x)[0][0]))
