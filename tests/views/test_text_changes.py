"""Which lines of a text are other ones in the version after it."""

from onrecord.views.text_changes import MOST_LINES, TextChanges, text_changes


def test_a_changed_line_is_gone_and_new() -> None:
    assert text_changes("One\nTwo\nThree", "One\n2\nThree") == TextChanges(("Two",), ("2",))


def test_a_line_that_moved_is_no_change() -> None:
    assert text_changes("One\nTwo", "Two\n\nOne") == TextChanges()


def test_a_line_said_twice_and_then_once_is_gone_once() -> None:
    assert text_changes("One\nOne", "One") == TextChanges(gone=("One",))


def test_of_another_text_only_the_beginning_is_told() -> None:
    found = text_changes("", "\n".join(map(str, range(MOST_LINES + 5))))
    assert (len(found.new), found.more) == (MOST_LINES, 5)
