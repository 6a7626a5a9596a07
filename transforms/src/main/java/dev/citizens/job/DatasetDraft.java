package dev.citizens.job;

/**
 * A data set as far as it could be read.
 *
 * @param hasAllColumns whether its columns are known, without a mistake in one of them
 */
record DatasetDraft(Dataset dataset, boolean hasAllColumns) {}
