"use strict";

/**
 * An article's text with its quotations shaded, their parts marked, and the links between them drawn.
 *
 * Takes an article of the data contract whose offsets count UTF-16 code units (builder/viewing/web/records.py
 * makes it). `element` goes into the page; its textContent is the article's text, character by character.
 * Pointing at, or focusing, one part lights up all that it is linked to; a click selects the quotation, and
 * `onSelect(n)` is called, n from 1 in text order. Every piece of marked text has its offset as data-start.
 */
class ArticleView {
  static PARTS = ["cue", "speaker", "affiliation", "outlet"];
  static MOST_LINKS = 40; // Of a spokesman's forty quotations in one article, more lines would be a thicket.

  constructor(article, { onSelect = () => {} } = {}) {
    this.article = article;
    this.onSelect = onSelect;
    this.selected = null;
    this.marks = ArticleView.#marks(article);
    this.parts = new Map(article.quotations.map((_, index) => [index + 1, []])); // number → its marks
    this.mentions = new Map(article.speakers.map(({ id }) => [id, []])); // entity → its marks
    for (const mark of this.marks) {
      if (mark.kind === "mention") this.mentions.get(mark.entity).push(mark);
      else for (const n of mark.numbers) this.parts.get(n).push(mark);
    }
    this.lit = new Set(); // The marks that are lit,
    this.pointed = []; // and the numbers of their quotations.
    this.openings = ArticleView.#openings(article);
    this.numbers = new Map(); // quotation number → its button in the text
    this.over = new Map(); // piece of text → the marks that lie over it
    this.links = svg("svg", { class: "links", "aria-hidden": "true" });
    this.element = h("div", { class: "article-text", lang: article.language });
    this.#write();
    this.element.append(this.links);
    this.element.addEventListener("pointerover", (event) => this.#point(event.target));
    this.element.addEventListener("pointerleave", () => this.light(this.#standing()));
    this.element.addEventListener("focusin", (event) => this.#point(event.target));
    this.element.addEventListener("focusout", () => this.light(this.#standing()));
    this.element.addEventListener("click", (event) => this.#click(event.target));
    new ResizeObserver(() => this.#draw()).observe(this.element);
  }

  /** Select quotation `n`, or none with null. With `show`, scroll it into view. */
  select(n, { show = false } = {}) {
    const known = this.numbers.has(n) ? n : null;
    if (this.selected !== null) this.numbers.get(this.selected).setAttribute("aria-pressed", "false");
    this.selected = known;
    this.light(this.#standing());
    if (known === null) return;
    this.numbers.get(known).setAttribute("aria-pressed", "true");
    if (show) this.numbers.get(known).scrollIntoView({ block: "center" });
  }

  /** Light up the quotations with these numbers and all that they are linked to, and draw the links. */
  light(numbers) {
    const wanted = new Set();
    for (const n of numbers) {
      for (const mark of this.parts.get(n)) wanted.add(mark);
      for (const mark of this.mentions.get(this.article.quotations[n - 1].speaker?.entity) ?? [])
        wanted.add(mark);
    }
    for (const mark of this.lit) if (!wanted.has(mark)) ArticleView.#lightUp(mark, false);
    for (const mark of wanted) if (!this.lit.has(mark)) ArticleView.#lightUp(mark, true);
    this.lit = wanted;
    this.pointed = numbers;
    this.element.classList.toggle("has-lit", numbers.length > 0);
    this.#draw();
  }

  static #lightUp({ kind, pieces }, lit) {
    for (const piece of pieces) piece.classList.toggle(`lit-${kind}`, lit);
    // A cue is next to its speaker, often both short: two labels would lie over each other.
    if (!pieces.length || !["speaker", "affiliation", "outlet"].includes(kind)) return;
    if (lit) pieces[0].dataset.label = kind;
    else if (pieces[0].dataset.label === kind) delete pieces[0].dataset.label;
  }

  /** Return the stretches to mark: each `{kind, start, end, numbers}`, the same stretch once for all quotations. */
  static #marks(article) {
    const marks = new Map();
    const add = (kind, { start, end }, n, more = {}) => {
      const key = `${kind} ${start} ${end} ${kind === "content" ? n : ""}`;
      if (!marks.has(key)) marks.set(key, { kind, start, end, numbers: [], pieces: [], ...more });
      if (n !== null) marks.get(key).numbers.push(n);
    };
    article.quotations.forEach((quotation, index) => {
      for (const span of quotation.spans) add("content", span, index + 1, { type: quotation.type });
      for (const part of ArticleView.PARTS) if (quotation[part]) add(part, quotation[part], index + 1);
    });
    for (const { id, mentions } of article.speakers)
      for (const mention of mentions) add("mention", mention, null, { entity: id });
    return [...marks.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Write the text into the element, a <p> a paragraph, cut where a mark begins or ends. */
  #write() {
    const { text } = this.article;
    const edges = new Set([0, text.length, ...this.openings.keys()]);
    for (const { start, end } of this.marks) edges.add(start).add(end);
    const gaps = new Map(); // where white space between paragraphs begins → where it ends
    for (const { index, 0: space } of text.matchAll(/\n{2,}/g)) {
      gaps.set(index, index + space.length);
      edges.add(index).add(index + space.length);
    }
    const sorted = [...edges].sort((a, b) => a - b);
    let active = [];
    let next = 0;
    let within = 0; // So far the white space between paragraphs goes.
    let p = null;
    let waiting = []; // Numbers of quotations that begin in such space.
    for (let i = 0; i + 1 < sorted.length; i++) {
      const [start, end] = [sorted[i], sorted[i + 1]];
      active = active.filter((mark) => mark.end > start);
      while (next < this.marks.length && this.marks[next].start <= start) active.push(this.marks[next++]);
      if (gaps.has(start)) {
        within = gaps.get(start);
        p = null;
      }
      const words = text.slice(start, end);
      waiting.push(...(this.openings.get(start) ?? []));
      if (start < within) {
        this.element.append(words);
        continue;
      }
      if (!p) this.element.append((p = h("p", { dir: "auto" })));
      p.append(...waiting.map((n) => this.#number(n)));
      waiting = [];
      p.append(active.length ? this.#piece(words, start, active) : words);
    }
  }

  /** Return where the number of each quotation goes: before its content and the mark that opens it. */
  static #openings({ text, quotations }) {
    const openings = new Map();
    quotations.forEach(({ spans: [{ start }] }, index) => {
      const place = /[\p{Pi}\p{Ps}"'‘“„‚»›]/u.test(text[start - 1] ?? "") ? start - 1 : start;
      openings.set(place, [...(openings.get(place) ?? []), index + 1]);
    });
    return openings;
  }

  #piece(words, start, active) {
    const content = ArticleView.#innermost(active, ["content"]);
    const part = ArticleView.#innermost(active, ArticleView.PARTS);
    const classes = ["piece"];
    if (content) classes.push("content", content.type);
    if (part) classes.push(part.kind);
    const piece = h("span", { class: classes.join(" "), "data-start": start }, words);
    this.over.set(piece, active);
    for (const mark of active) mark.pieces.push(piece);
    return piece;
  }

  /** A button that shows the number alone by its style, so that copied text stays as it was. */
  #number(n) {
    const { type, speaker } = this.article.quotations[n - 1];
    const name = `Quotation ${n}: ${type}, ${speaker?.name ?? "no speaker"}`;
    const button = h("button", {
      type: "button",
      class: "number",
      "data-n": n,
      "aria-label": name,
      "aria-pressed": "false",
    });
    this.numbers.set(n, button);
    return h("span", { class: "number-room", "data-n": n }, button);
  }

  static #innermost(active, kinds) {
    const fitting = active.filter((mark) => kinds.includes(mark.kind));
    return fitting.reduce(
      (best, mark) => (!best || mark.end - mark.start < best.end - best.start ? mark : best),
      null,
    );
  }

  /** Return the numbers of the quotations that the text or number at `target` belongs to. */
  #linked(target) {
    const button = target.closest(".number");
    if (button) return [Number(button.dataset.n)];
    const piece = target.closest(".piece");
    if (!piece) return [];
    const active = this.over.get(piece);
    const mark =
      ArticleView.#innermost(active, ArticleView.PARTS) ??
      ArticleView.#innermost(active, ["content"]) ??
      ArticleView.#innermost(active, ["mention"]);
    if (mark.kind !== "mention") return mark.numbers;
    return this.article.quotations.flatMap(({ speaker }, i) =>
      speaker?.entity === mark.entity ? [i + 1] : [],
    );
  }

  #standing() {
    return this.selected === null ? [] : [this.selected];
  }

  #point(target) {
    const numbers = this.#linked(target);
    this.light(numbers.length ? numbers : this.#standing());
  }

  #click(target) {
    if (!getSelection().isCollapsed) return; // Somebody is selecting words, not a quotation.
    const numbers = this.#linked(target);
    if (!numbers.length) return;
    // A part that several quotations share leads from one to the next.
    const n = numbers[(numbers.indexOf(this.selected) + 1) % numbers.length];
    this.select(n);
    this.onSelect(n);
  }

  #draw() {
    const box = this.element.getBoundingClientRect();
    const paths = new Map();
    for (const n of this.pointed) {
      if (paths.size >= ArticleView.MOST_LINKS) break;
      for (const [kind, one, other] of this.#pairs(n)) {
        const path = linkPath(rectangles(one, box), rectangles(other, box));
        if (path) paths.set(path, kind);
      }
    }
    this.links.replaceChildren(...[...paths].map(([d, kind]) => svg("path", { class: kind, d })));
  }

  /** Return what is linked in quotation `n`: [kind of link, marks, marks], along cue, speaker, affiliation, outlet. */
  #pairs(n) {
    const parts = { content: [], cue: [], speaker: [], affiliation: [], outlet: [] };
    for (const mark of this.parts.get(n)) parts[mark.kind].push(mark);
    const hub = parts.cue.length ? parts.cue : parts.content;
    const pairs = [
      ["cue", parts.content, parts.cue],
      ["speaker", hub, parts.speaker],
      ["affiliation", parts.speaker.length ? parts.speaker : hub, parts.affiliation],
      ["outlet", hub, parts.outlet],
    ];
    return pairs.filter(([, one, other]) => one.length && other.length);
  }
}
