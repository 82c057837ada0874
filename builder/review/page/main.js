"use strict";

/** The page: shows the view that the server gives, and turns keys and clicks into what the server is asked for. */
class ReviewPage {
  static ACTIONS = [
    ["Enter", "accept", "Right"],
    ["x", "reject", "Not a quotation"],
    ["s", "speaker", "Speaker"],
    ["a", "affiliation", "Affiliation, role"],
    ["o", "outlet", "Outlet, medium"],
    ["e", "extent", "Extent"],
    ["m", "missed", "A missed one"],
    ["c", "note", "Note"],
    ["n", "skip", "Skip"],
    ["p", "back", "Back"],
    ["u", "undo", "Undo"],
    ["d", "complete", "Article done"],
  ];

  constructor() {
    this.server = new Server();
    this.view = null; // What the server said last,
    this.shown = null; // its ArticleView,
    this.extent = null; // and an Extent under change.
    this.choose = null; // What to do with a mention that is clicked, while a speaker is chosen.
    this.warned = null; // The article of which was said that it is not all decided on.
    this.busy = false;
    this.last = null; // Where the pointer has selected words.
    const buttons = ReviewPage.ACTIONS.map(([key, action, name]) =>
      h("button", { type: "button", "data-action": action, "aria-keyshortcuts": key }, h("kbd", {}, key === "Enter" ? "↵" : key), ` ${name}`),
    );
    $("actions").append(...buttons);
    document.addEventListener("click", (event) => this.#clicked(event), true);
    document.addEventListener("keydown", (event) => this.#key(event));
    $("who").addEventListener("submit", (event) => {
      event.preventDefault();
      const name = $("name").value.trim();
      if (!name) return;
      this.server.call(name);
      this.begin();
    });
  }

  /** Ask who reviews, or show what is to be reviewed. */
  begin() {
    $("who").hidden = Boolean(this.server.reviewer);
    if (!this.server.reviewer) return $("name").focus();
    $("reviewer").replaceChildren(bdi(this.server.reviewer));
    return this.ask("begin");
  }

  /** Ask the server, and show its view, or say what it refuses. */
  async ask(action, more = {}, said = "") {
    if (this.busy) return false; // A key pressed twice is one decision.
    this.busy = true;
    try {
      this.show(await this.server.ask(action, more), said);
      return true;
    } catch (problem) {
      $("problem").textContent = problem.message;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Decide on the item in view; with `onward`, go to the next then. */
  async decide(asked, { said, onward = false }) {
    const kept = await this.ask("decide", { item: this.view.item, asked }, said);
    if (kept && onward) await this.ask("next", {}, said);
  }

  show(view, said) {
    this.leave();
    this.view = view;
    const { own, all, of } = view.progress;
    $("progress").textContent = `${own} by you, ${all} of ${of} reviewed`;
    $("said").textContent = said;
    $("problem").textContent = "";
    const done = view.article === null;
    $("work").hidden = done;
    $("done").hidden = !done;
    if (done) return $("done").querySelector("h2").focus();
    const { article, number, note, complete } = view;
    $("title").textContent = article.title ?? article.id;
    $("about").textContent = [article.publisher, article.published, complete && "done: nothing more in it"].filter(Boolean).join(" · ");
    this.shown = new ArticleView(article, { onSelect: (n) => this.pick(n) });
    this.words = new Words(article.text, article.language);
    $("text").replaceChildren(this.shown.element);
    this.shown.select(number, { show: true });
    $("facts").replaceChildren(...factsOf(view));
    $("note").textContent = note && `Note: ${note}`;
    return undefined;
  }

  /** Open the quotation with number `n`. */
  pick(n) {
    const key = this.view.keys[n - 1];
    if (key && key !== this.view.item.key) this.ask("open", { item: { article: this.view.article.id, key } });
  }

  /** Put away whatever is under change. */
  leave() {
    this.extent?.leave();
    this.extent = this.choose = null;
    $("said").textContent = "";
    $("form").replaceChildren();
  }

  act(action) {
    const selection = this.shown && selectedIn(this.shown.element);
    if (action === "undo") return this.ask("undo", {}, "Undone.");
    if (!this.view?.article) return undefined;
    const { item, number, note, article } = this.view;
    const quotation = number === null ? null : article.quotations[number - 1];
    const cancel = () => this.leave();
    switch (action) {
      case "accept":
        return this.decide({ decision: "accept" }, { said: "Accepted.", onward: true });
      case "reject":
        return this.decide({ decision: "not-a-quotation" }, { said: "Not a quotation.", onward: true });
      case "complete":
        if (this.#warn()) return undefined;
        return this.decide({ decision: "complete" }, { said: "Nothing more in that article.", onward: true });
      case "skip":
        return this.ask("skip", { item }, "Skipped.");
      case "back":
        return this.ask("back", { item });
      case "note":
        return this.#open(noteForm(note, (words) => this.ask("note", { item, note: words }, "Noted."), cancel));
      case "missed":
        return this.#missed(selection, quotation);
    }
    if (!quotation) {
      $("problem").textContent = "There is no quotation here to change; u undoes, Enter takes it back.";
      return undefined;
    }
    if (action === "speaker") return this.#speaker(selection, (speaker) => this.decide({ decision: "speaker", speaker }, { said: "Another speaker." }));
    if (action === "extent") {
      const keep = (spans) => this.decide({ decision: "extent", spans }, { said: "Another extent." });
      return selection ? keep([selection]) : this.#extent(quotation.spans, keep);
    }
    const keep = (link) => this.decide({ decision: action, [action]: link }, { said: `Another ${action}.` });
    return this.#open(linkForm(action, quotation[action], article, selection, keep, cancel));
  }

  /** Say, once an article, that some of its quotations are not decided on; return whether that was said now. */
  #warn() {
    const { article, states } = this.view;
    const open = Object.values(states).filter((state) => state === "open").length;
    if (!open || this.warned === article.id) return false;
    this.warned = article.id;
    $("problem").textContent = `${open} here not decided on yet; press d again to say that they are no quotations.`;
    return true;
  }

  #missed(selection, quotation) {
    const chosen = (spans) => {
      this.leave();
      this.#speaker(null, (speaker) => this.decide({ decision: "missed", spans, speaker }, { said: "Added." }));
    };
    if (selection) return chosen([selection]);
    // By keys: begin with the first word after the quotation in view.
    const from = quotation?.spans.at(-1).end ?? 0;
    const start = this.words.start(from, 1);
    return this.#extent([{ start, end: this.words.end(start, 1) }], chosen);
  }

  #extent(spans, onKeep) {
    this.leave();
    getSelection().removeAllRanges();
    this.extent = new Extent(this.shown.element, this.words, spans, { onKeep, onLeave: () => this.leave() });
    $("said").textContent = "← → move the end by a word, with Shift by a letter; Tab: the other end; Enter keeps, Esc leaves.";
  }

  #speaker(place, onChoose) {
    this.#open(speakerForm(this.view, place, onChoose, () => this.leave()));
    this.choose = onChoose;
  }

  #open(form) {
    this.leave();
    $("form").replaceChildren(form);
    // Not scrollIntoView: that moves the text too.
    const panel = form.closest("aside");
    panel.scrollTop += form.getBoundingClientRect().top - panel.getBoundingClientRect().top - 12;
    form.querySelector("input, textarea").focus({ preventScroll: true });
  }

  #clicked(event) {
    const button = event.target.closest("[data-action]");
    if (button) return this.act(button.dataset.action);
    if (!this.choose || !this.shown.element.contains(event.target)) return undefined;
    event.stopPropagation();
    const offset = offsetAt(this.shown.element, event.clientX, event.clientY);
    const place = selectedIn(this.shown.element) ?? this.#mentionAt(offset);
    if (!place) return undefined;
    const known = this.view.entities.find(({ mentions }) => mentions.some((one) => one.start === place.start && one.end === place.end));
    if (known) return this.choose({ name: known.name, kind: known.kind, place });
    return this.#speaker(place, this.choose);
  }

  /** Return the mention, or else the word, at `offset`. */
  #mentionAt(offset) {
    if (offset === null) return null;
    const mentions = this.view.entities.flatMap((one) => one.mentions);
    const found = mentions.find(({ start, end }) => start <= offset && offset <= end);
    if (found) return { start: found.start, end: found.end };
    const end = this.words.end(offset, 1);
    const start = this.words.start(end, -1);
    return start <= offset ? { start, end } : null;
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !$("keys").checked) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, .handles")) return;
    if (event.key === "Enter" && event.target.closest("button, input")) return;
    const found = ReviewPage.ACTIONS.find(([key]) => key.toLowerCase() === event.key.toLowerCase());
    if (!found) return;
    event.preventDefault();
    this.act(found[1]);
  }
}

function $(id) {
  return document.getElementById(id);
}

globalThis.review = new ReviewPage();
review.begin();
