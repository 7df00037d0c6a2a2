"""What one program leaves, the next does not find; what two share is no channel."""

import threading

from judge import Verdict, judge_program
from tests.judge.attacks.harness import LIMITS, LONG, MARK, SHM_KEY, Attack, case_of, run

LEAVES = Attack(
    name="leaves all that it can",
    main=f'close(creat("/tmp/{MARK}", 0666)); close(creat("/box/{MARK}", 0666));'
    f"shmget({SHM_KEY}, 4096, IPC_CREAT | 0666); semget({SHM_KEY}, 1, IPC_CREAT | 0666);"
    "if (!fork()) { setsid(); for (;;) pause(); }",
    limits=LONG,
)
LOOKS = Attack(
    name="looks for what others left",
    main=f'FAILS(access("/tmp/{MARK}", F_OK)); FAILS(access("/box/{MARK}", F_OK));'
    f"FAILS(shmget({SHM_KEY}, 4096, 0666)); FAILS(semget({SHM_KEY}, 1, 0666));"
    'DIR *d = opendir("/proc"); struct dirent *e; while (d && (e = readdir(d)))'
    " OPEN(atoi(e->d_name) > 2);"
    'd = opendir("/box"); int n = 0; while (readdir(d)) n++; OPEN(n != 3);'
    'd = opendir("/tmp"); n = 0; while (readdir(d)) n++; OPEN(n != 2);',
    limits=LONG,
)


def test_nothing_is_found_by_the_next() -> None:
    for attack in (LEAVES, LOOKS, LEAVES, LOOKS):
        assert run(attack).faults() == []


def test_what_would_be_found_is_found() -> None:
    """The two in one program: so the look above can see."""
    both = Attack(name="both", main=LEAVES.main + LOOKS.main, limits=LONG)
    report = judge_program(both.program(), [case_of(both)], both.limits)
    assert report.cases[0].output.count("open: ") >= 6


def test_two_at_once_do_not_meet() -> None:
    """One holds segments, semaphores and processes while the other looks."""
    holds = Attack(name="holds", main=LEAVES.main + "usleep(300000);", limits=LONG)
    seen: list[Verdict] = []

    def hold() -> None:
        seen.append(judge_program(holds.program(), [case_of(holds)], holds.limits).verdict)

    threads = [threading.Thread(target=hold) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(10):
        report = judge_program(LOOKS.program(), [case_of(LOOKS)], LOOKS.limits)
        seen.append(report.verdict)
    for thread in threads:
        thread.join()
    assert set(seen) == {Verdict.AC}


def test_a_full_folder_leaves_the_next_its_memory() -> None:
    fills = Attack(
        name="fills",
        main="static char b[1 << 20]; int f = creat(\"/tmp/x\", 0600), g = creat(\"y\", 0600);"
        "for (int i = 0; i < 15; i++) { write(f, b, sizeof b); write(g, b, sizeof b); }",
        limits=LONG,
    )  # fmt: skip
    takes = Attack(
        name="takes", main="touch(90);", limits=LONG, verdicts={Verdict.MLE},
        reduced=frozenset({Verdict.RTE}),
    )  # fmt: skip
    for attack in (fills, takes, fills, takes):
        assert run(attack).faults() == []
    assert LIMITS.memory_mib == 64
