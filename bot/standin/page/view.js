/** What the reader has chosen to look at, and what of it is new. */

/** What the reader looks at; survives a redraw in another language. */
export class View {
  constructor() {
    Object.assign(this, { citizen: null, group: null, thread: null, staff: null, drawer: false });
    this.seen = new Map();
    this.drafts = new Map();
  }

  /** Choose what is there, where the earlier choice is not. */
  settle(store) {
    this.citizen = settled(this.citizen, store.citizens());
    this.group = settled(this.group, store.groups());
    const group = store.chat(this.group);
    this.thread = settled(this.thread, [{ id: null }, ...(group?.topics ?? [])]);
    this.staff = settled(this.staff, staffOf(group, store));
  }

  /** Note that everything in this list has been seen. */
  markSeen(key, messages) {
    this.seen.set(key, messages.at(-1)?.id ?? 0);
  }

  /** How many messages came after the last one seen. */
  unread(key, messages) {
    const seen = this.seen.get(key) ?? 0;
    return messages.filter((message) => message.id > seen && message.from?.is_bot).length;
  }

  /** What was there before the page was opened is not new. */
  markAllSeen(store) {
    for (const [chatId, chat] of store.messages) {
      for (const message of chat.values()) {
        const key = threadKey(chatId, message.thread_id);
        this.seen.set(key, Math.max(message.id, this.seen.get(key) ?? 0));
      }
    }
  }
}

/** The id itself if the list has it, else the first one of the list, else null. */
function settled(id, list) {
  return list.some((item) => item.id === id) ? id : (list[0]?.id ?? null);
}

/** The name of a chat or topic in `View.seen` and `View.drafts`. */
export const threadKey = (chatId, threadId) => `${chatId}:${threadId ?? ""}`;

/** Those who can write in a group: its present members, without the assistant. */
export function staffOf(group, store) {
  const present = (member) => member.id !== store.bot?.id && !["left", "kicked"].includes(member.status);
  return (group?.members ?? []).filter(present);
}
