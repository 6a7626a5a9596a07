import ipaddress


def is_loopback(host: str) -> bool:
    """Whether what is sent to the host stays on this machine, by its name or address alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
