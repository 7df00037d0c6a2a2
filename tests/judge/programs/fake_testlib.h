// A fake: it stands in for testlib.h in these tests, so that none of theirs is shipped here. It has
// only what the tests use, with testlib's names, arguments and exit codes.
#pragma once
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

enum TResult { _ok = 0, _wa = 1, _pe = 2, _fail = 3, _partially = 16 };
static const char *const fake_words[] = {"ok", "wrong answer", "wrong output format", "FAIL"};

static inline void quitf(TResult result, const char *format, ...) {
    va_list rest;
    va_start(rest, format);
    if (result < 16) fprintf(stderr, "%s ", fake_words[result]);
    else fprintf(stderr, "partially correct (%d) ", result - 16);
    vfprintf(stderr, format, rest);
    exit(result < 16 ? result : result - 16);
}

#define _pc(score) (TResult(_partially + (score)))

static inline void quitp(double points, const char *said) {
    fprintf(stderr, "points %g %s", points, said);
    exit(7);
}

struct InStream {
    FILE *file = nullptr;
    TResult broken = _fail;
    int readInt() {
        int value;
        if (fscanf(file, "%d", &value) != 1) quitf(broken, "integer expected");
        return value;
    }
};
static InStream inf, ouf, ans;

static inline void fake_register(int argc, char **argv, FILE *output) {
    if (argc < 4) quitf(_fail, "input, output and answer expected");
    inf.file = fopen(argv[1], "r");
    ouf.file = output ? output : fopen(argv[2], "r");
    ans.file = fopen(argv[3], "r");
    ouf.broken = _pe;
}
static inline void registerTestlibCmd(int argc, char **argv) { fake_register(argc, argv, nullptr); }
static inline void registerInteraction(int argc, char **argv) { fake_register(argc, argv, stdin); }
