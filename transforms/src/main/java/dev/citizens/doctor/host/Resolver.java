package dev.citizens.doctor.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names to addresses and back, as this host's resolver does it. */
interface Resolver {
  /** The addresses of a name; of an address, itself. */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The name of an address, or the address as text if it has none. */
  String name(InetAddress address);

  /** That of the JVM. */
  Resolver SYSTEM =
      new Resolver() {
        @Override
        public List<InetAddress> addresses(String host) throws UnknownHostException {
          return List.of(InetAddress.getAllByName(host));
        }

        @Override
        public String name(InetAddress address) {
          try {
            // A new one, because the address that was looked up remembers the name it came from.
            return InetAddress.getByAddress(address.getAddress()).getCanonicalHostName();
          } catch (UnknownHostException impossible) { // the bytes are those of an address
            throw new IllegalStateException(impossible);
          }
        }
      };
}
