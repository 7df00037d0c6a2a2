// What is typed is kept: first in this browser, half a second later on the server. The copy here
// is dropped when the server has confirmed, so a page that was closed too soon finds it again.

const DELAY = 500;
const LONGEST_WAIT = 15000;

export class Keeper {
  constructor(workspace, show) {
    this.workspace = workspace;
    this.show = show; // (unit, "saving" | "saved" | "unsaved", message)
    this.pending = new Map();
    this.running = null;
    this.wait = 0;
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
    addEventListener("online", () => this.flush());
  }

  key(unit) {
    return `hanjul:${this.workspace}:${unit}`;
  }

  /** Return what this browser kept of a unit after `savedAt`, null where the server has it all. */
  found(unit, savedAt) {
    try {
      const copy = JSON.parse(localStorage.getItem(this.key(unit)));
      return copy && copy.at > (savedAt ? Date.parse(savedAt) : 0) ? copy.text : null;
    } catch {
      return null;
    }
  }

  put(unit, text) {
    this.pending.set(unit, text);
    try {
      localStorage.setItem(this.key(unit), JSON.stringify({ text, at: Date.now() }));
    } catch {
      // A full or forbidden store: the server's copy has to do.
    }
    this.show(unit, "saving");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(DELAY, this.wait));
  }

  /** Send everything that waits; resolves when nothing does, or when the server is not there. */
  async flush() {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (!this.pending.size) return;
    this.running = this.send();
    await this.running;
    this.running = null;
  }

  async send() {
    for (const [unit, text] of [...this.pending]) {
      const answer = await request("PUT", this.address(unit), { text });
      if (answer.status === 0 || answer.status >= 500) {
        this.wait = Math.min(LONGEST_WAIT, Math.max(1000, this.wait * 2));
        this.timer = setTimeout(() => this.flush(), this.wait);
        this.show(unit, "unsaved");
        return;
      }
      this.wait = 0;
      if (this.pending.get(unit) === text) this.pending.delete(unit);
      if (answer.ok) this.confirm(unit, text);
      else this.show(unit, "unsaved", answer.data?.message);
    }
    if (this.pending.size) this.timer = setTimeout(() => this.flush(), DELAY);
  }

  confirm(unit, text) {
    if (this.pending.has(unit)) return;
    if (this.found(unit, null) === text) localStorage.removeItem(this.key(unit));
    this.show(unit, "saved");
  }

  /** The page may be gone in a moment: send without waiting for an answer. */
  leave() {
    clearTimeout(this.timer);
    for (const [unit, text] of this.pending) {
      request("PUT", this.address(unit), { text }, true).then((answer) => {
        if (answer.ok && this.pending.get(unit) === text) {
          this.pending.delete(unit);
          this.confirm(unit, text);
        } else if (!answer.ok) this.timer = setTimeout(() => this.flush(), 1000);
      });
    }
  }

  address(unit) {
    return `/workspaces/${this.workspace}/units/${unit}`;
  }
}

/** Ask the server; never throws. `status` is 0 where it cannot be reached. */
export async function request(method, address, body, keepalive = false) {
  try {
    const answer = await fetch(address, {
      method,
      keepalive,
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const isJson = answer.headers.get("content-type")?.includes("json");
    return { ok: answer.ok, status: answer.status, data: isJson ? await answer.json() : null };
  } catch {
    return { ok: false, status: 0, data: null };
  }
}
