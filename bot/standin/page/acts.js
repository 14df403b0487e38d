/** What a person does to messages, for both panes: the control API's calls with this person and chat filled in. */

import * as api from "./api.js";
import { sample } from "./media.js";

/**
 * The calls for one place. `where()` gives {from, chat_id, thread_id} at the moment of acting.
 * Each returns a promise of true if it worked; `app.run` has told the reader why if not.
 */
export function calls(app, where) {
  const here = () => {
    const { from, chat_id } = where();
    return { from, chat_id };
  };
  const send = (content, replyTo) => {
    const { thread_id, ...place } = where();
    const body = { ...place, ...content };
    if (thread_id != null) body.thread_id = thread_id;
    if (replyTo !== null) body.reply_to = replyTo;
    return app.run(api.post("messages", body));
  };
  return {
    text: (text, replyTo = null) => send({ text }, replyTo),
    media: async (kind, caption, replyTo) => send({ media: await sample(kind, caption) }, replyTo),
    edit: (message, text) => app.run(api.post("edits", { ...here(), message_id: message.id, text })),
    remove: (message) => app.run(api.post("deletions", { ...here(), message_ids: [message.id] })),
    react: (message, emoji) => app.run(api.post("reactions", { ...here(), message_id: message.id, emoji })),
    press: (message, data) => app.run(api.post("presses", { ...here(), message_id: message.id, data })),
  };
}

/** What `messageElement` needs to draw a chat, see message.js. */
export function drawingContext(app, { viewer, inGroup, composer, call, langOf }) {
  const context = { t: app.t, language: app.language, store: app.store, viewer, inGroup, langOf };
  context.act = {
    reply: (message) => composer.reply(message, context),
    edit: (message) => composer.edit(message, context),
    remove: call.remove,
    react: call.react,
    press: call.press,
  };
  return context;
}

/** The inline buttons one person has pressed and the assistant has not yet answered, as "messageId data". */
export function pendingPresses(store, chatId, person) {
  const waits = [...store.answers.values()].filter(
    (press) => !press.answered && press.chat_id === chatId && press.from === person,
  );
  return new Set(waits.map((press) => `${press.message_id} ${press.data}`));
}
