package dev.citizens.doctor.host;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.failures.ExitStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Every host that is used has an address here, and the address leads back to a name of the same
 * host. HDFS and Spark hand out names, so a host without one is reached by some and not by others.
 */
public final class HostNamesCheck implements Check {
  private static final String HOSTS_FIX =
      "whoever runs this host: add a line 'ADDRESS NAME' for it to /etc/hosts of every host, or to"
          + " the DNS";

  private final Set<String> hosts;
  private final Resolver resolver;

  /**
   * A check of these hosts.
   *
   * @param hosts names or addresses, as the options have them
   */
  public HostNamesCheck(Set<String> hosts) {
    this(hosts, Resolver.SYSTEM);
  }

  HostNamesCheck(Set<String> hosts, Resolver resolver) {
    this.hosts = hosts;
    this.resolver = resolver;
  }

  @Override
  public String name() {
    return "host names";
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.WRONG_USE;
  }

  @Override
  public Finding run() {
    Findings findings = new Findings();
    // A lookup that fails can take seconds, so they wait together.
    hosts.parallelStream().map(this::judge).toList().forEach(findings::add);
    return findings.worst();
  }

  private Finding judge(String host) {
    List<InetAddress> addresses;
    try {
      addresses = resolver.addresses(host);
    } catch (UnknownHostException e) {
      return Finding.fail(host + " has no address here", HOSTS_FIX);
    }
    InetAddress address = addresses.get(0);
    if (address.isLoopbackAddress() && !host.equals("localhost") && !host.startsWith("127.")) {
      return Finding.warn(
          host + " is " + address.getHostAddress() + ", which other hosts cannot reach",
          "whoever runs this host: give " + host + " its network address in /etc/hosts");
    }
    String name = resolver.name(address);
    if (name.equals(address.getHostAddress())) {
      return Finding.warn(host + " (" + name + ") has no name", HOSTS_FIX);
    }
    return leadsBack(name, address)
        ? Finding.ok(host + " = " + address.getHostAddress() + " = " + name)
        : Finding.warn(
            "%s is %s, whose name %s is another host"
                .formatted(host, address.getHostAddress(), name),
            HOSTS_FIX);
  }

  private boolean leadsBack(String name, InetAddress address) {
    try {
      return resolver.addresses(name).contains(address);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
