"""The attack suite as a table: each attack, its verdict, the protections, what it left behind.

Run it as root and as an ordinary user: without control groups that may be written the figures of
memory, processes and CPU time are reduced, and the table says so. Exits with 1 if one is not held.
"""

import os
import sys
import time

from judge import SandboxUnavailable, default_sandbox
from tests.judge.attacks import tables
from tests.judge.attacks.harness import run


def main() -> int:
    """Print the table and return how it went."""
    try:
        protections = default_sandbox().protections
    except SandboxUnavailable as error:
        print(f"nothing is run here: {error}")
        return 1
    user = "root" if os.geteuid() == 0 else f"uid {os.geteuid()}"
    print(f"the judge runs as {user}; its sandbox's protections:")
    for protection in protections:
        print(f"  {protection.name:12} {protection.state:8} {protection.detail}")
    started, failed = time.monotonic(), 0
    print(f"\n{'attack':48} {'verdict':8} {'ms':>6}  left behind")
    with tables.surroundings():
        for name, attacks in tables.CLASSES.items():
            print(f"-- {name}")
            for attack in attacks:
                outcome = run(attack)
                faults = outcome.faults()
                failed += bool(faults)
                said = f"NOT HELD: {'; '.join(faults)}" if faults else "nothing"
                verdict = str(outcome.report.verdict)
                print(f"{attack.name:48} {verdict:8} {outcome.seconds * 1e3:6.0f}  {said}")
    seconds = time.monotonic() - started
    print(f"\n{len(tables.ALL)} attacks, {failed} not held, {seconds:.0f} s")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
