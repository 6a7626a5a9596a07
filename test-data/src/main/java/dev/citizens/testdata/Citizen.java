package dev.citizens.testdata;

import java.time.LocalDate;

/**
 * One row of the citizens data.
 *
 * @param id from 1, without gaps
 * @param name never null or empty; may hold quotes, commas and line feeds
 * @param birthDate null if unknown
 * @param city null if unknown; the empty string is a different thing
 * @param country an ISO 3166 English short name, never null
 */
public record Citizen(long id, String name, LocalDate birthDate, String city, String country) {}
