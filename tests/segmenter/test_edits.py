"""Merges and splits as data: replayed on the same program, on a changed one, on another one."""

from segmenter import Merge, Segmentation, Skipped, Split, apply_edits, follow_edits, segment

SOURCE = (
    "int main(void) {\n    int a;\n    a++;\n    b++;\n\n    for (;;) {\n        c;\n    }\n}\n"
)


def paragraphs(source: str) -> Segmentation:
    return segment(source, language="c", level="paragraph")


def texts(segmentation: Segmentation) -> list[str]:
    return [unit.text for unit in segmentation.units]


RUN, LOOP = paragraphs(SOURCE).keys[1:]


def test_nothing_to_do() -> None:
    assert apply_edits(paragraphs(SOURCE), []) == paragraphs(SOURCE)


def test_edits_follow_each_other() -> None:
    parted = apply_edits(paragraphs(SOURCE), [Split(RUN, 2)])
    assert texts(parted)[1:3] == ["int a;", "a++;\n    b++;"]
    again = apply_edits(paragraphs(SOURCE), [Split(RUN, 2), Merge(parted.keys[2])])
    assert texts(again)[1:] == ["int a;", "a++;\n    b++;\n\n    for (;;) {\n        c;"]
    assert again.skipped == ()
    assert again.tagged().count("_start(") == 3


def test_are_made_again_after_a_change_elsewhere() -> None:
    changed = SOURCE.replace("c;", "d;").replace("int main", "// new\nint x;\nint main")
    assert texts(apply_edits(paragraphs(changed), [Split(RUN, 3)]))[2:4] == [
        "int a;\n    a++;",
        "b++;",
    ]


def test_those_whose_unit_is_gone_are_told() -> None:
    edits = [Merge("0"), Split(RUN, 2), Split(LOOP, 9), Merge(LOOP)]
    edited = apply_edits(paragraphs(SOURCE), edits)
    assert len(edited.units) == 4
    assert [skipped.edit for skipped in edited.skipped] == [edits[0], edits[2], edits[3]]
    assert edited.skipped[0] == Skipped(Merge("0"), "there is no unit 0 any more")
    assert "no statement" in edited.skipped[1].reason
    assert "no next unit" in edited.skipped[2].reason


class TestFollow:
    def test_a_split_stays_at_its_statement_in_another_layout(self) -> None:
        wide = SOURCE.replace("int a;", "int\n    a;")
        edits = [Split(paragraphs(wide).keys[1], 3)]
        followed = follow_edits(paragraphs(wide), paragraphs(SOURCE), edits)
        assert followed == (Split(RUN, 2),)
        assert follow_edits(paragraphs(SOURCE), paragraphs(wide), followed) == tuple(edits)

    def test_an_edit_of_an_edited_unit_follows(self) -> None:
        wide = SOURCE.replace("a++;", "a\n    ++;")
        parted = apply_edits(paragraphs(SOURCE), [Split(RUN, 2)])
        edits = [Split(RUN, 2), Split(parted.keys[2], 2)]
        followed = follow_edits(paragraphs(SOURCE), paragraphs(wide), edits)
        units = apply_edits(paragraphs(wide), followed).units
        assert [unit.text for unit in units[1:4]] == ["int a;", "a\n    ++;", "b++;"]

    def test_the_number_of_a_unit_among_equals_follows(self) -> None:
        old, new = (
            segment(x, language="c", level="line") for x in ("a;\nb;\na;\nc;\n", "b;\na;\nc;\n")
        )
        merge = Merge(old.keys[2])
        assert merge.key.endswith(".2")
        (followed,) = follow_edits(old, new, [merge])
        assert texts(apply_edits(new, [followed])) == ["b;", "a;\nc;"]

    def test_an_edit_whose_unit_is_gone_stays(self) -> None:
        edits = (Merge("0"), Split("1.2", 5))
        assert follow_edits(paragraphs(SOURCE), paragraphs("int x;\n"), edits) == edits
