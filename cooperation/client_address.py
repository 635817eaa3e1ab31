"""The IP address from which a request comes, and what it stands for."""

from ipaddress import ip_address, ip_network

from django.conf import settings


def client_address(request) -> str:
    """The address of the client as the outermost of our own proxies saw it, or "" if unknown.

    Each proxy appends to X-Forwarded-For whom it talked to, so what stands further left than our
    own proxies (PROXY_COUNT) is the client's own claim. Where the proxy wrote no address, it is
    that of the connection, which is the proxy's. IPv4 addresses are never written as IPv6.
    """
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    count = settings.PROXY_COUNT
    forwarded = normalised(hops[-count]) if 0 < count <= len(hops) else ""
    return forwarded or normalised(request.META.get("REMOTE_ADDR", ""))


def client_and_network(address):
    """The client that an address stands for (IPv4 address, IPv6 /64), and the network around it
    (/24 or /48). Both are "" for "".
    """
    if not address:
        return "", ""
    is_ipv6 = ip_address(address).version == 6
    lengths = (64, 48) if is_ipv6 else (32, 24)
    client, network = (ip_network((address, n), strict=False) for n in lengths)
    return str(client), str(network)


def normalised(text: str) -> str:
    """The one spelling of an address, without a port or a zone; "" for anything else."""
    host = text.strip().strip('"')
    if host.startswith("["):  # [2001:db8::7]:80
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:  # 192.0.2.7:80
        host = host.partition(":")[0]
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)
