package dev.citizens.extract;

import dev.citizens.csv.Fingerprint;
import dev.citizens.lake.WrittenPart;
import java.io.Serializable;

/** A block of rows that lies in the lake as a part. */
public record WrittenBlock(WrittenPart part, Fingerprint fingerprint) implements Serializable {}
