package dev.citizens.lake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Lets two actors use a store in an order that the test chooses, an operation at a time, and looks
 * on after each.
 */
final class Turns {
  private final List<Turn> turns;
  private final Runnable afterEach;
  private final boolean[] done = new boolean[2];
  private int turn;
  private int taken;

  /** So many operations of an actor, 0 or 1; fewer if it needs no more. */
  record Turn(int actor, int operations) {}

  Turns(List<Turn> turns, Runnable afterEach) {
    this.turns = turns;
    this.afterEach = afterEach;
  }

  /** The store as that actor uses it. */
  LakeStore of(int actor, LakeStore store) {
    return (LakeStore)
        Proxy.newProxyInstance(
            LakeStore.class.getClassLoader(),
            new Class<?>[] {LakeStore.class},
            (proxy, method, arguments) -> {
              synchronized (this) {
                while (!hasTurn(actor)) {
                  wait();
                }
                taken++;
                try {
                  return method.invoke(store, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                } finally {
                  afterEach.run();
                  notifyAll();
                }
              }
            });
  }

  private boolean hasTurn(int actor) {
    while (turn < turns.size()
        && (taken >= turns.get(turn).operations() || done[turns.get(turn).actor()])) {
      turn++;
      taken = 0;
    }
    return turn == turns.size() || turns.get(turn).actor() == actor;
  }

  /** The actor needs no more turns. */
  synchronized void finish(int actor) {
    done[actor] = true;
    notifyAll();
  }
}
