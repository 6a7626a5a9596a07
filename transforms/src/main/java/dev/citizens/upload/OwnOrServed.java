package dev.citizens.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file of the launching host, for workers there and elsewhere. */
public record OwnOrServed(OwnFile own, ServedFile served) implements ByteSource {
  @Override
  public InputStream open(long start, long end) throws IOException {
    Optional<InputStream> ofThisHost = own.open(start);
    return ofThisHost.isPresent() ? ofThisHost.get() : served.open(start, end);
  }
}
