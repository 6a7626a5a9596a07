package dev.citizens.testdata;

/** A command was called with arguments that make no sense; the message is one line for its user. */
final class WrongUse extends Exception {
  WrongUse(String message) {
    super(message);
  }
}
