package dev.citizens.doctor.host;

import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostNamesCheckTest {
  /** A resolver with a table of its own, so that no test depends on this machine's names. */
  private static final class TableResolver implements Resolver {
    private final Map<String, String> forward = new LinkedHashMap<>();
    private final Map<String, String> back = new LinkedHashMap<>();

    TableResolver host(String name, String address, String nameOfAddress) {
      forward.put(name, address);
      back.put(address, nameOfAddress);
      return this;
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
      if (!forward.containsKey(host)) {
        throw new UnknownHostException(host);
      }
      return List.of(InetAddress.getByName(forward.get(host))); // an address: no lookup
    }

    @Override
    public String name(InetAddress address) {
      return back.get(address.getHostAddress());
    }
  }

  private static Examination of(Resolver resolver, String host) {
    return Examination.of(new HostNamesCheck(Set.of(host), resolver));
  }

  @Test
  void bothDirections() {
    of(new TableResolver().host("vps2", "172.30.2.207", "vps2"), "vps2").ok("host names");
  }

  @Test
  void thisMachinesOwnResolver() {
    Examination.of(new HostNamesCheck(Set.of("localhost"))).ok("host names");
  }

  @Test
  void unknownHost() {
    of(new TableResolver(), "vps9")
        .says("host names", Verdict.FAIL, "vps9 has no address", "/etc/hosts")
        .status(2);
    Examination.of(new HostNamesCheck(Set.of("vps9.invalid")))
        .says("host names", Verdict.FAIL, "vps9.invalid has no address", "/etc/hosts");
  }

  @Test
  void addressWithoutAName() {
    of(new TableResolver().host("172.30.2.207", "172.30.2.207", "172.30.2.207"), "172.30.2.207")
        .says("host names", Verdict.WARN, "has no name", "/etc/hosts");
  }

  @Test
  void nameOfAnotherHost() {
    TableResolver resolver = new TableResolver().host("vps2", "172.30.2.207", "other");
    of(resolver, "vps2").says("host names", Verdict.WARN, "whose name other is another host", "");
  }

  @Test
  void aHostThatCallsItselfLoopback() {
    of(new TableResolver().host("vps1", "127.0.1.1", "vps1"), "vps1")
        .says("host names", Verdict.WARN, "vps1 is 127.0.1.1", "give vps1 its network address");
  }
}
