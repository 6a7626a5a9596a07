package dev.citizens.analysis.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistinctSketchTest {
  @Test
  void fewValuesAreCountedExactly() {
    for (int values = 0; values <= 1_000; values += 25) {
      DistinctSketch sketch = of(LongStream.range(0, values).toArray());
      assertThat(sketch.estimate().estimate(), is((long) values));
    }
  }

  @Test
  void aValueThatComesAgainCountsOnce() {
    DistinctSketch sketch = new DistinctSketch();
    for (int i = 0; i < 100_000; i++) {
      sketch.add(i % 249);
      sketch.add(0);
      sketch.add(-1);
    }
    assertThat(sketch.estimate().estimate(), is(250L));
  }

  /** 200 sets: the bounds are for 95 of 100, the margin for bad luck is wide but not idle. */
  @Test
  void theNumberOfValuesIsBetweenTheBoundsAlmostAlways() {
    Random random = new Random(1);
    int missed = 0;
    for (int round = 0; round < 200; round++) {
      int values = 100 + random.nextInt(200_000);
      DistinctSketch.Estimate estimate = of(random.longs(values).toArray()).estimate();
      boolean within = estimate.lower() <= values && values <= estimate.upper();
      missed += within ? 0 : 1;
      assertThat(Math.abs(estimate.estimate() - values) / (double) values, lessThan(0.05));
      assertThat(estimate.upper() - estimate.lower(), lessThan(values / 28L + 3));
    }
    assertThat(missed, lessThan(25));
    assertThat(missed, greaterThan(0));
  }

  /** In list, set and register mode, and where merging changes the mode. */
  @Test
  void orderAndMergesChangeNothing() throws IOException {
    Random random = new Random(2);
    for (int values : new int[] {0, 1, 5, 9, 100, 1_400, 1_600, 3_000, 50_000}) {
      long[] all = random.longs(values).toArray();
      DistinctSketch.Estimate expected = of(all).estimate();
      List<Long> shuffled = new ArrayList<>(LongStream.of(all).boxed().toList());
      for (int parts : new int[] {1, 2, 3, 10, 100}) {
        Collections.shuffle(shuffled, random);
        List<DistinctSketch> sketches = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
          sketches.add(new DistinctSketch());
        }
        for (int i = 0; i < values; i++) {
          sketches.get(random.nextInt(parts)).add(shuffled.get(i));
          sketches.get(i % parts).add(shuffled.get(i));
        }
        String what = values + " values in " + parts + " parts";
        assertThat(what, merged(sketches).estimate(), is(expected));
        Collections.shuffle(sketches, random);
        assertThat(what, merged(sketches).estimate(), is(expected));
        assertThat(what, mergedInPairs(sketches).estimate(), is(expected));
      }
    }
  }

  @Test
  void aMergedSketchGoesOnLearning() throws IOException {
    long[] values = new Random(3).longs(40_000).toArray();
    DistinctSketch sketch = merged(List.of(of(LongStream.of(values).limit(20_000).toArray())));
    LongStream.of(values).skip(20_000).forEach(sketch::add);

    assertThat(sketch.estimate(), is(of(values).estimate()));
  }

  @Test
  void whatIsWrittenIsTheSameAfterItWasAskedAndMerged() throws IOException {
    DistinctSketch sketch = of(new Random(4).longs(5_000).toArray());
    byte[] before = written(sketch);
    sketch.estimate();
    merged(List.of(sketch, sketch));
    assertThat(written(sketch), is(before));
  }

  @Test
  void bytesThatAreNoSketchAreRefused() throws IOException {
    byte[] whole = written(of(1, 2, 3));
    assertThrows(EOFException.class, () -> merge(new DistinctSketch(), cut(whole, 7)));
    byte[] broken = whole.clone();
    broken[4] = 99;
    assertThrows(IOException.class, () -> merge(new DistinctSketch(), broken));
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private static DistinctSketch of(long... values) {
    DistinctSketch sketch = new DistinctSketch();
    LongStream.of(values).forEach(sketch::add);
    return sketch;
  }

  private static DistinctSketch merged(List<DistinctSketch> sketches) throws IOException {
    DistinctSketch merged = new DistinctSketch();
    for (DistinctSketch each : sketches) {
      merge(merged, written(each));
    }
    return merged;
  }

  private static DistinctSketch mergedInPairs(List<DistinctSketch> sketches) throws IOException {
    int half = sketches.size() / 2;
    return half == 0
        ? sketches.get(0)
        : merged(
            List.of(
                mergedInPairs(sketches.subList(half, sketches.size())),
                mergedInPairs(sketches.subList(0, half))));
  }

  private static void merge(DistinctSketch target, byte[] bytes) throws IOException {
    target.merge(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static byte[] written(DistinctSketch sketch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sketch.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
