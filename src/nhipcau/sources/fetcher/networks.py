"""Which IP addresses may be contacted: a table of all special-purpose networks, and one question.

Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and updates) and IPv6 Address Space
registry; `ipaddress.is_global` of Python 3.11 is wrong for several rows. Called by the client.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

REFUSED_IPV4 = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this network, RFC 791"),
        ("10.0.0.0/8", "private, RFC 1918"),
        ("100.64.0.0/10", "carrier-grade NAT, RFC 6598"),
        ("127.0.0.0/8", "loopback, RFC 1122"),
        ("168.63.129.16/32", "Azure's platform address, reachable from its machines only"),
        ("169.254.0.0/16", "link-local and cloud metadata, RFC 3927"),
        ("172.16.0.0/12", "private, RFC 1918"),
        ("192.0.0.0/24", "IETF protocol assignments, RFC 6890"),
        ("192.0.2.0/24", "documentation, RFC 5737"),
        ("192.31.196.0/24", "AS112, RFC 7535"),
        ("192.52.193.0/24", "AMT, RFC 7450"),
        ("192.88.99.0/24", "6to4 relay, RFC 7526"),
        ("192.168.0.0/16", "private, RFC 1918"),
        ("192.175.48.0/24", "AS112, RFC 7534"),
        ("198.18.0.0/15", "benchmarking, RFC 2544"),
        ("198.51.100.0/24", "documentation, RFC 5737"),
        ("203.0.113.0/24", "documentation, RFC 5737"),
        ("224.0.0.0/4", "multicast, RFC 5771"),
        ("240.0.0.0/4", "reserved and broadcast, RFC 1112"),
    )
)
GLOBAL_IPV6 = IPv6Network("2000::/3")
"""The only block IANA gives out as global unicast. Outside it lie mapped ::ffff:0:0/96, NAT64 64:ff9b::/96
and 64:ff9b:1::/48, unique-local fc00::/7, link-local fe80::/10, site-local fec0::/10, multicast ff00::/8."""
REFUSED_IPV6 = tuple(
    (IPv6Network(network), why)
    for network, why in (
        ("2001::/23", "IETF protocol assignments with Teredo and ORCHID, RFC 2928"),
        ("2001:db8::/32", "documentation, RFC 3849"),
        ("2002::/16", "6to4, hides an IPv4 address, RFC 3056"),
        ("2620:4f:8000::/48", "AS112, RFC 7534"),
        ("3ffe::/16", "6bone, returned, RFC 3701"),
        ("3fff::/20", "documentation, RFC 9637"),
    )
)
ISATAP_MARKS = (0x0000_5EFE, 0x0200_5EFE)
"""Upper half of an interface id that hides an IPv4 address, RFC 5214."""


def refusal(address: IPv4Address | IPv6Address) -> str | None:
    """Say why this address may not be contacted, or None when it is plainly global.

    Addresses that carry another inside (mapped, translated, 6to4, Teredo, ISATAP) are refused outright:
    no press site needs them, and a tunnel's far end cannot be checked.
    """
    if isinstance(address, IPv4Address):
        return next((why for network, why in REFUSED_IPV4 if address in network), None)
    if address.scope_id is not None:
        return "an address with a zone is never global, RFC 4007"
    if address not in GLOBAL_IPV6:
        return "not global unicast, RFC 4291"
    if (int(address) >> 32) & 0xFFFF_FFFF in ISATAP_MARKS:
        return "ISATAP, hides an IPv4 address, RFC 5214"
    return next((why for network, why in REFUSED_IPV6 if address in network), None)
