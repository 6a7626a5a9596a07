package dev.citizens.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class UnpackedStreamTest {
  private static final byte[] PEOPLE = "id,name\n1,Ann\n2,Bob\n".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void allIsUnpackedAndTheSourceKnownWhole(Packing packing) throws IOException {
    byte[] plain = new byte[3_000_000];
    new Random(1).nextBytes(plain);
    byte[] file = Packed.of(packing, plain);
    PlainStream in = Packed.open(packing, new ByteArrayInputStream(file));
    assertThat(in.readAllBytes(), is(plain));
    in.drain();
    CRC32C crc = new CRC32C();
    crc.update(file);
    assertThat(in.sourceBytes(), is((long) file.length));
    assertThat(in.sourceCrc32c(), is((int) crc.getValue()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ZIP")
  void allMembersAreOneText(Packing packing) throws IOException {
    byte[] first = Packed.of(packing, PEOPLE);
    byte[] empty = Packed.of(packing, new byte[0]);
    byte[] second = Packed.of(packing, "3,Cy\n".getBytes(UTF_8));
    byte[] file = Packed.joined(first, Packed.joined(empty, second));
    assertThat(
        new String(Packed.unpack(packing, file, 7), UTF_8), is("id,name\n1,Ann\n2,Bob\n3,Cy\n"));
  }

  /** A source that comes slowly is not one that has ended. */
  @ParameterizedTest
  @EnumSource
  void nothingDependsOnHowTheSourceArrives(Packing packing) throws IOException {
    byte[] one = Packed.of(packing, PEOPLE);
    byte[] file = packing == Packing.ZIP ? one : Packed.joined(one, one);
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] to, int offset, int count) {
            return super.read(to, offset, Math.min(1, count));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    byte[] expected = packing == Packing.ZIP ? PEOPLE : Packed.joined(PEOPLE, PEOPLE);
    assertThat(Packed.open(packing, slow).readAllBytes(), is(expected));
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatEndsEarlyIsRefusedWhereverItEnds(Packing packing) throws IOException {
    byte[] file = Packed.of(packing, PEOPLE);
    int whole =
        packing == Packing.ZIP ? new String(file, ISO_8859_1).indexOf("PK\1\2") : file.length;
    for (int bytes = 1; bytes < whole; bytes++) {
      byte[] cut = Arrays.copyOf(file, bytes);
      assertThat(
          Refusal.of(ExitStatus.QUALITY_GATE, () -> Packed.unpack(packing, cut, 100)),
          matchesPattern(
              "--csv=f is a "
                  + packing
                  + " file that is damaged or not complete \\(.+\\); copy it again"));
    }
  }

  /** A few bits of bzip2's tables may be anything. */
  @ParameterizedTest
  @EnumSource
  void aByteThatChangedIsNoticedOrChangesNothing(Packing packing) throws IOException {
    byte[] plain = "some text, and more of it\n".repeat(500).getBytes(UTF_8);
    byte[] file = Packed.of(packing, plain);
    int noticed = 0;
    for (int place = file.length / 3; place < file.length / 2; place++) {
      byte[] damaged = file.clone();
      damaged[place] ^= 0x10;
      try {
        assertThat(Packed.unpack(packing, damaged, 4096), is(plain));
      } catch (StepFailure refused) {
        assertThat(refused.status(), is(ExitStatus.QUALITY_GATE));
        noticed++;
      }
    }
    assertThat(noticed, greaterThan((file.length / 2 - file.length / 3) * 3 / 4));
  }

  @ParameterizedTest
  @EnumSource
  void aSourceThatCannotBeReadIsNotTakenForADamagedOne(Packing packing) throws IOException {
    byte[] file = Packed.of(packing, PEOPLE);
    InputStream source =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(file, file.length / 2)), new FailingStream());
    IOException failure =
        assertThrows(IOException.class, () -> Packed.open(packing, source).readAllBytes());
    assertThat(failure.getMessage(), is("the disk is gone"));
  }

  private static final class FailingStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the disk is gone");
    }

    @Override
    public int read(byte[] to, int offset, int count) throws IOException {
      throw new IOException("the disk is gone");
    }
  }

  /** A gibibyte of nothing, in 33 kB of zstd. */
  @Test
  void aFileThatIsMeantToFillTheDiskIsStopped() throws IOException {
    byte[] zeros = Packed.of(Packing.ZSTD, new byte[64 << 20]);
    byte[] file = zeros;
    for (int i = 0; i < 5; i++) {
      file = Packed.joined(file, file);
    }
    byte[] bomb = file;
    assertThat(
        Refusal.of(
            ExitStatus.QUALITY_GATE,
            () ->
                Packed.open(Packing.ZSTD, new ByteArrayInputStream(bomb))
                    .transferTo(OutputStream.nullOutputStream())),
        is(
            "--csv=f unpacks to more than 1000 times its own size; if that is right, unpack it"
                + " first"));
  }
}
