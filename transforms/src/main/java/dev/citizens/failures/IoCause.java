package dev.citizens.failures;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in a few words. */
public final class IoCause {
  private IoCause() {}

  /**
   * The first line of the message; for what went wrong on the network without Hadoop's "Call From …
   * to … failed on …, see http://…" around it.
   */
  public static String of(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return "no answer";
      }
      if (cause instanceof UnknownHostException) {
        return "unknown host " + cause.getMessage();
      }
      if (cause instanceof ConnectException && !(cause.getCause() instanceof IOException)) {
        return cause.getMessage();
      }
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
