"""Which network addresses may be fetched from: those of the public internet only."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from onrecord.errors import FetchError

# Ranges that lead into private networks although Python counts some of them as public:
# carrier-grade NAT, NAT64 (RFC 6052, 8215), 6to4 and its relays, IPv4-compatible addresses.
_REFUSED = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",
        "192.88.99.0/24",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "::/96",
        "fec0::/10",
    )
)


def is_public(address: str) -> bool:
    """True when a numeric address belongs to the public internet and to one machine."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    special = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    return found.is_global and not special and not _is_refused(found)


def _is_refused(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in _REFUSED if network.version == address.version)


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The numeric addresses of a host, in the resolver's order.

    Raises FetchError when it has none, or when one of them is not public (unless allowed):
    a name that leads both out and in is not trusted.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"The host {host} is not known ({error}). Check the address and the connection.",
            kind="unknown-host",
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    refused = [address for address in addresses if not allow_private and not is_public(address)]
    if refused or not addresses:
        raise FetchError(
            f"The host {host} leads to {', '.join(refused) or 'no address'}, which is not on the "
            "public internet. Such addresses are read only where whoever started onrecord allowed "
            "it (--allow-private-addresses).",
            kind="private-address",
        )
    return addresses
