"""What a missing extra is told as."""

from onrecord.errors import extra_needed


def test_a_missing_extra_is_told_with_what_installs_it_in_a_checkout_as_well() -> None:
    told = str(extra_needed("Following feeds", "feeds"))
    assert "python -m pip install 'onrecord[feeds]'" in told
    assert "in a checkout, python -m pip install '.[feeds]'" in told
