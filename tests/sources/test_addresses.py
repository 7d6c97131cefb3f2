import socket

import pytest

from onrecord.errors import FetchError
from onrecord.sources.web.addresses import is_public, resolve

PRIVATE = [
    *(
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "0.0.0.0",
        "169.254.169.254",
    ),
    *("100.64.0.1", "100.127.255.255", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("192.0.2.1", "198.18.0.1", "192.88.99.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1"),
    *("fd12::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1"),
    *(
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001::1",
    ),
    *("not an address", ""),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_inside_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


def answering(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: entries)


def test_one_private_address_among_public_ones_refuses_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answering(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(FetchError, match=r"10\.0\.0\.1") as caught:
        resolve("example.org", 80, allow_private=False)
    assert caught.value.kind == "private-address"


def test_public_addresses_come_in_order_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "93.184.216.34", "8.8.8.8", "93.184.216.34")
    assert resolve("example.org", 80, allow_private=False) == ["93.184.216.34", "8.8.8.8"]


def test_private_addresses_are_taken_where_they_are_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answering(monkeypatch, "10.0.0.1")
    assert resolve("intranet", 80, allow_private=True) == ["10.0.0.1"]


def test_a_host_that_nobody_knows_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object, **_named: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"nowhere\.invalid") as caught:
        resolve("nowhere.invalid", 80, allow_private=False)
    assert caught.value.kind == "unknown-host"
