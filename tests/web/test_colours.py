"""Text has a contrast of at least 4.5 to the grounds it stands on, in light and in dark."""

import re

import pytest

from onrecord.web.rendering import STATIC

_CSS = (STATIC / "style.css").read_text(encoding="utf-8")
_PAIR = r"--{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)"
_THEMES = ("light", "dark")
_LEAST = 4.5  # WCAG 2.2, 1.4.3


def _colour(name: str, theme: str, rule: str = _CSS) -> str:
    found = re.search(_PAIR.format(name=name), rule)
    assert found is not None, name
    return found[_THEMES.index(theme) + 1]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", _THEMES)
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("name", ["ink", "soft", "faint", "accent", "warn", "bad", "good"])
def test_words_stand_out_from_the_page(name: str, ground: str, theme: str) -> None:
    assert _contrast(_colour(name, theme), _colour(ground, theme)) >= _LEAST


@pytest.mark.parametrize("theme", _THEMES)
@pytest.mark.parametrize("name", ["accent", "warn", "bad"])
def test_words_stand_out_from_their_own_wash(name: str, theme: str) -> None:
    assert _contrast(_colour(name, theme), _colour(f"{name}-wash", theme)) >= _LEAST


@pytest.mark.parametrize("theme", _THEMES)
def test_a_button_and_a_hit_can_be_read(theme: str) -> None:
    assert _contrast(_colour("on-accent", theme), _colour("accent", theme)) >= _LEAST
    assert _contrast(_colour("ink", theme), _colour("hit", theme)) >= _LEAST


@pytest.mark.parametrize("theme", _THEMES)
def test_every_voice_can_be_read_on_every_wash(theme: str) -> None:
    """A nested source stands on the wash of the one around it; a number, in its own colour."""
    voices = re.findall(r"^\.voice-\d \{.*\}$", _CSS, re.MULTILINE)
    assert len(voices) == 9
    for voice in voices:
        colour = _colour("voice", theme, voice)
        assert _contrast(colour, _colour("paper", theme)) >= _LEAST
        assert _contrast(colour, _colour("sheet", theme)) >= _LEAST
        for other in voices:
            wash = _colour("wash", theme, other)
            assert _contrast(colour, wash) >= _LEAST, (voice, other)
            assert _contrast(_colour("ink", theme), wash) >= _LEAST
