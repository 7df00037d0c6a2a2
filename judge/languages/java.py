"""Java, by the JDK's javac and java. The public class may have any name."""

import io
import itertools
import re
import tarfile
import zipfile

from judge.languages import javac
from judge.languages.base import Language, SelfTest
from judge.model import Limits, Message
from judge.sandbox import BoxFile

# what is never closed counts too: else a megabyte of openings would take hours
_IGNORED = re.compile(
    r'"""[\s\S]*?(?:"""|\Z)|"(?:\\.|[^"\\\n])*"?|\'(?:\\.|[^\'\\\n])*\'?'
    r"|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)"
)
_TYPE = re.compile(r"\b(?:class|interface|enum|record)\s+([A-Za-z_$][\w$]*)")
_PUBLIC = re.compile(r"\bpublic\s+(?:(?:final|abstract|strictfp|sealed)\s+)*" + _TYPE.pattern[2:])
_PACKAGE = re.compile(r"^[ \t]*package\s+([\w.]+)\s*;", re.MULTILINE)
_MAIN = re.compile(r"\bstatic\s+(?:final\s+)?void\s+main\s*\(")
_PLACE = re.compile(r"^[\w$]+\.java:(\d+): (error|warning): (.*)$")
_DETAIL = re.compile(r"\s+(?:symbol|location|required|found|first type|second type) *: ")
_EXCEPTION = re.compile(
    r'^(?:Exception in thread "[^"]*" )?([\w.$]+(?:Exception|Error)(?:: .*)?)$', re.M
)
_FRAME = re.compile(r"^[ \t]+at .*\((?!\w+/)[\w$]+\.java:(\d+)\)$", re.M)


def class_name(source: str) -> str:
    """Return the class that names the file: the public one, else the one that holds main."""
    bare = _IGNORED.sub(" ", source)
    if public := _PUBLIC.search(bare):
        return public[1]
    main = _MAIN.search(bare)
    before = _TYPE.findall(bare[: main.start()] if main else bare)
    return before[0] if before else "Main"


def _pack(name: str, source: str, printed: bytes) -> BoxFile:
    """Make a jar of the classes, all in memory: the archive comes from the sandbox."""
    bare = _IGNORED.sub(" ", source)
    package = _PACKAGE.search(bare)
    main = f"{package[1]}.{name}" if package else name
    jar = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(printed)) as classes, zipfile.ZipFile(jar, "w") as out:
        out.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\nMain-Class: {main}\n\n")
        for member in classes:
            content = classes.extractfile(member) if member.isfile() else None
            if content is not None:
                out.writestr(member.name.removeprefix("./"), content.read())
    return BoxFile(name="program.jar", data=jar.getvalue())


def _run(name: str, limits: Limits) -> tuple[str, ...]:
    del name
    heap = f"-Xmx{limits.memory_mib}m"
    return ("/usr/bin/java", heap, "-Xms8m", "-Xss64m", *javac.QUIET, "-jar", "/box/program.jar")


def _diagnose(stderr: str, source: str) -> tuple[Message, ...]:
    """Read javac's text: the place, the source line, a caret under the column."""
    del source
    messages: list[Message] = []
    rows = stderr.splitlines()
    for at, row in enumerate(rows):
        if not (place := _PLACE.match(row)):
            continue
        caret = next((r for r in rows[at + 1 : at + 8] if r.strip() == "^"), "")
        details = _details(rows[at + 1 : at + 10])
        messages.append(
            Message(
                line=int(place[1]),
                column=caret.find("^") + 1,
                severity=place[2],
                text=" ".join([place[3], *details]),
            )
        )
    return tuple(messages)


def _details(rows: list[str]) -> list[str]:
    """Return what follows the message in rows of "name: what", such as "symbol: variable n"."""
    own = list(itertools.takewhile(lambda row: not _PLACE.match(row), rows))
    given = dict(row.strip().split(": ", 1) for row in own if _DETAIL.match(row))
    found = {name.strip(): " ".join(what.split()) for name, what in given.items()}
    details = []
    if "symbol" in found:
        details.append(f"({found['symbol']})")
    if " of type " in found.get("location", ""):
        details.append(f"in {found['location']}")
    if "first type" in found and "second type" in found:
        details.append(f"({found['first type']} and {found['second type']})")
    if "required" in found and "found" in found:
        details.append(f"(required: {found['required']}; found: {found['found']})")
    return details


def _explain(stderr: str) -> tuple[int, str]:
    """Return the program's own line and the exception of a stack trace."""
    found = _EXCEPTION.search(stderr)
    frame = _FRAME.search(stderr)
    return (int(frame[1]) if frame else 0), (found[1] if found else "")


JAVA = Language(
    key="java",
    name="Java (JDK)",
    suffix=".java",
    program_name=class_name,
    compile_argv=javac.argv,
    pack=_pack,
    run_argv=_run,
    diagnose=_diagnose,
    explain=_explain,
    out_of_memory=("java.lang.OutOfMemoryError",),
    requires=("/usr/bin/javac", "/usr/bin/java"),
    prebuilt=(javac.CLASSES,),
    extra_memory_mib=192,
    extra_processes=32,
    reserved_mib=640,  # a stack of 64 MiB for each of the JVM's own threads
    self_test=SelfTest(
        source="""\
import java.util.Scanner;
public class Sum {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        System.out.println(in.nextInt() + in.nextInt());
    }
}
"""
    ),
)
