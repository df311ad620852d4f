"""Where the visitor of links may go: the public network and nothing that hides behind it."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.visits.addresses import RefusedAddressError, is_public, public_address

PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.7",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_visited(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_any_other_is_not(address):
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_mapped_into_ipv6_is_judged_as_itself(address: IPv4Address):
    assert is_public(IPv6Address(f"::ffff:{address}")) == is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=6, network="fc00::/7"))
def test_no_private_address_passes(address):
    assert not is_public(address)


def resolve_to(monkeypatch, *addresses: str) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)


def test_the_address_to_connect_to_is_the_one_that_was_judged_ipv4_first(monkeypatch):
    resolve_to(monkeypatch, PUBLIC[2], PUBLIC[0])
    assert public_address("site.example", 443) == PUBLIC[0]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    resolve_to(monkeypatch, PUBLIC[0], "10.0.0.1")
    with pytest.raises(RefusedAddressError):
        public_address("site.example", 443)


@pytest.mark.parametrize("port", [22, 25, 8000, 8080, 9200])
def test_only_the_ports_of_the_web_are_visited(monkeypatch, port):
    resolve_to(monkeypatch, PUBLIC[0])
    with pytest.raises(RefusedAddressError):
        public_address("site.example", port)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "localhost", "0", "[::1]".strip("[]")])
def test_other_ways_to_write_this_machine_are_refused(host):
    with pytest.raises((RefusedAddressError, OSError)):
        public_address(host, 80)
