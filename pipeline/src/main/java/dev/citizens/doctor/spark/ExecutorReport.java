package dev.citizens.doctor.spark;

import java.io.Serializable;
import java.util.Map;

/**
 * What an executor says about itself and its host.
 *
 * @param id of the executor
 * @param clockMillis its host's time since the epoch
 * @param driverError why it could not read a byte from the launching host; empty if it could
 * @param addresses of the hosts that a run uses, by name; empty for one that it does not know
 */
record ExecutorReport(
    String id,
    String host,
    int javaFeature,
    String sparkVersion,
    long clockMillis,
    String driverError,
    Map<String, String> addresses)
    implements Serializable {}
