"use strict";

/** What the server is asked for: every action by POST, with the token of the page's address and the reviewer's name. */
class Server {
  constructor() {
    const address = new URLSearchParams(location.search);
    this.token = address.get("token");
    this.reviewer = (address.get("reviewer") ?? "").slice(0, 100);
  }

  /** Let another name be the reviewer's, in the page's address too: it is there again after a reload. */
  call(name) {
    this.reviewer = name;
    history.replaceState(null, "", `?${new URLSearchParams({ token: this.token, reviewer: name })}`);
  }

  /** Return the view that `action` gives. Throws an Error with the server's words where it refuses. */
  async ask(action, more = {}) {
    let response;
    try {
      response = await fetch(`/${action}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Review-Token": this.token },
        body: JSON.stringify({ reviewer: this.reviewer, ...more }),
      });
    } catch {
      throw new Error("The server does not answer: nothing was kept. Start it again, and open its new address.");
    }
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }
}
