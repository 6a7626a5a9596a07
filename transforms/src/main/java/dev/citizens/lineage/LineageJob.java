package dev.citizens.lineage;

/** What runs again and again. */
public record LineageJob(String namespace, String name) {}
