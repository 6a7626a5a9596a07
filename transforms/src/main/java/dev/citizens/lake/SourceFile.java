package dev.citizens.lake;

/**
 * A source that is not byte by byte what the lake has.
 *
 * @param name the last part of its path
 * @param packing such as {@code gzip}, or {@code none}
 * @param encoding such as {@code UTF-8}
 * @param bytes its length
 * @param crc32c of its content, eight hexadecimal digits
 */
public record SourceFile(String name, String packing, String encoding, long bytes, String crc32c) {}
