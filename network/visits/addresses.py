"""Where the visitor may go: public addresses only, decided on the very address it connects to."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

PORTS = (80, 443)
# All that is routed in public today (RFC 4291 §2.4); mapped, translated and local addresses lie outside.
GLOBAL_UNICAST = IPv6Network("2000::/3")


class RefusedAddressError(Exception):
    """The address is not one that anybody may visit from the public network."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Return whether an address belongs to the public network, whatever it is disguised as."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        # 6to4 hides an IPv4 address (RFC 3056).
        if address not in GLOBAL_UNICAST or address.sixtofour:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def public_address(host: str, port: int) -> str:
    """Return the address to connect to; IPv4 before IPv6.

    RefusedAddressError when any address of the host is not public or the port is not of the web; OSError when
    the host has none.
    """
    if port not in PORTS:
        raise RefusedAddressError(host)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ip_address(str(where[0]).partition("%")[0]) for *_, where in found]
    if not addresses or not all(map(is_public, addresses)):
        raise RefusedAddressError(host)
    return str(min(addresses, key=lambda address: address.version))
