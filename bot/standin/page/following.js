/** Keeps the state in step with the stand-in by long polling. */

import * as api from "./api.js";

const RETRY_MS = [500, 1000, 2000, 4000];
/** How often the page looks whether the assistant is there, in milliseconds. */
const LOOK_MS = 3000;

/**
 * Look now and then whether the assistant is there. Between two of its polls it is away for a moment, which wakes nobody
 * when it is over; so it counts as away only when two looks in a row say so.
 */
export async function watchAssistant(store) {
  let missed = 0;
  for (;;) {
    await pause(LOOK_MS);
    try {
      const { bot } = await api.glance(store.revision);
      missed = bot.connected ? 0 : missed + 1;
      if (missed !== 1) store.setConnected(missed === 0);
    } catch (error) {
      if (!(error instanceof api.Unreachable)) throw error; // follow() tells the reader
    }
  }
}

const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** Ask for news for ever. `begin` is called after the first whole answer, and again after a restart of the stand-in. */
export async function follow(store, begin) {
  let failures = 0;
  for (;;) {
    try {
      // After a failure everything is asked for: a stand-in that restarted may be far from the revision we know.
      take(await api.state(failures ? 0 : store.revision), store, begin);
      failures = 0;
    } catch (error) {
      if (!(error instanceof api.Unreachable || error instanceof api.Refused)) throw error;
      store.setOnline(false);
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    }
  }
}

/** Take in one answer. One of another epoch is only the sign to forget everything: the next question asks for all. */
function take(answer, store, begin) {
  const fresh = store.epoch === null;
  if (!fresh && store.epoch !== answer.epoch) {
    store.reset();
    return;
  }
  const news = fresh || !store.online || answer.revision !== store.revision;
  store.online = true;
  store.merge(answer);
  if (fresh) begin();
  if (news) store.changed();
}
