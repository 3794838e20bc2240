"""Which network addresses may be visited.

Sources: the IANA special-purpose address registries (RFC 6890), RFC 6598 (carrier-grade NAT), RFC 4193 (unique local),
RFC 3056, RFC 4380 and RFC 6052 (IPv6 forms that carry an IPv4 address inside).
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_CLOSED = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        # A cloud's own host services answer at this address although its range is a public one.
        "168.63.129.16/32",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
_TRANSLATED = ip_network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Whether a literal IP address belongs to the public internet. Raises ValueError for what is no address."""
    address = ip_address(text.partition("%")[0])
    inner = _carried(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    if address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global:
        return False
    return not any(address.version == network.version and address in network for network in _CLOSED)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv6 address really leads."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
