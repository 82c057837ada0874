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
    const wanted = new Set(numbers);
    const entities = new Set(numbers.map((n) => this.article.quotations[n - 1].speaker?.entity));
    for (const mark of this.marks) {
      const lit =
        mark.kind === "mention" ? entities.has(mark.entity) : mark.numbers.some((n) => wanted.has(n));
      for (const piece of mark.pieces) piece.classList.toggle(`lit-${mark.kind}`, lit);
      if (mark.pieces.length && ArticleView.PARTS.includes(mark.kind)) {
        // A cue is next to its speaker, often both short: two labels would lie over each other.
        if (lit && mark.kind !== "cue") mark.pieces[0].dataset.label = mark.kind;
        else if (mark.pieces[0].dataset.label === mark.kind) delete mark.pieces[0].dataset.label;
      }
    }
    this.element.classList.toggle("has-lit", wanted.size > 0);
    this.lit = numbers;
    this.#draw();
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
    let from = 0;
    for (const gap of text.matchAll(/\n{2,}/g)) {
      this.#paragraph(from, gap.index);
      this.element.append(gap[0]);
      from = gap.index + gap[0].length;
    }
    this.#paragraph(from, text.length);
  }

  #paragraph(from, to) {
    if (from === to) return;
    const here = this.marks.filter((mark) => mark.start < to && mark.end > from);
    const edges = new Set([from, to, ...[...this.openings.keys()].filter((place) => place > from && place < to)]);
    for (const { start, end } of here) {
      if (start > from) edges.add(start);
      if (end < to) edges.add(end);
    }
    const sorted = [...edges].sort((a, b) => a - b);
    const p = h("p", { dir: "auto" });
    let active = [];
    let next = 0;
    for (let i = 0; i + 1 < sorted.length; i++) {
      const [start, end] = [sorted[i], sorted[i + 1]];
      active = active.filter((mark) => mark.end > start);
      while (next < here.length && here[next].start <= start) active.push(here[next++]);
      const words = this.article.text.slice(start, end);
      for (const n of this.openings.get(start) ?? []) p.append(this.#number(n));
      p.append(active.length ? this.#piece(words, start, active) : words);
    }
    this.element.append(p);
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
      type: "button", class: "number", "data-n": n, "aria-label": name, "aria-pressed": "false",
    });
    this.numbers.set(n, button);
    return h("span", { class: "number-room", "data-n": n }, button);
  }

  static #innermost(active, kinds) {
    const fitting = active.filter((mark) => kinds.includes(mark.kind));
    return fitting.reduce((best, mark) => (!best || mark.end - mark.start < best.end - best.start ? mark : best), null);
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
    return this.article.quotations.flatMap(({ speaker }, i) => (speaker?.entity === mark.entity ? [i + 1] : []));
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
    for (const n of this.lit ?? []) {
      for (const [kind, one, other] of this.#pairs(n)) {
        const path = linkPath(rectangles(one, box), rectangles(other, box));
        if (path && paths.size < ArticleView.MOST_LINKS) paths.set(path, kind);
      }
    }
    this.links.replaceChildren(...[...paths].map(([d, kind]) => svg("path", { class: kind, d })));
  }

  /** Return what is linked in quotation `n`: [kind of link, marks, marks], along cue, speaker, affiliation, outlet. */
  #pairs(n) {
    const parts = { content: [], cue: [], speaker: [], affiliation: [], outlet: [] };
    for (const mark of this.marks) if (mark.numbers.includes(n)) parts[mark.kind].push(mark);
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

/** Return the boxes, a line a box, of the marks' text, relative to `origin`. */
function rectangles(marks, origin) {
  return marks.flatMap(({ pieces }) => pieces.flatMap((piece) => [...piece.getClientRects()]))
    .filter(({ width }) => width > 0)
    .map(({ left, right, top, bottom }) => ({
      left: left - origin.left, right: right - origin.left, top: top - origin.top, bottom: bottom - origin.top,
    }));
}

/** Return the path of a curve between the nearest of the boxes `ones` and `others`; null where they overlap. */
function linkPath(ones, others) {
  let nearest = null;
  for (const a of ones) {
    for (const b of others) {
      const dx = Math.max(a.left - b.right, b.left - a.right, 0);
      const dy = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
      const distance = Math.hypot(dx, 8 * dy); // Along a line is nearer than across lines.
      if (!nearest || distance < nearest.distance) nearest = { a, b, distance, overlap: dx === 0 && a.top < b.bottom && b.top < a.bottom };
    }
  }
  if (!nearest || nearest.overlap) return null;
  const { a, b } = nearest;
  const ax = towards(a, b);
  const bx = towards(b, a);
  const round = (...numbers) => numbers.map((number) => Math.round(number * 10) / 10).join(" ");
  if (a.top < b.bottom && b.top < a.bottom) {
    const depth = Math.min(14, 5 + Math.abs(ax - bx) / 20);
    return `M${round(ax, a.bottom)}C${round(ax, a.bottom + depth, bx, b.bottom + depth, bx, b.bottom)}`;
  }
  const [ux, uy, lx, ly] = a.top < b.top ? [ax, a.bottom, bx, b.top] : [bx, b.bottom, ax, a.top];
  const middle = (uy + ly) / 2;
  return `M${round(ux, uy)}C${round(ux, middle, lx, middle, lx, ly)}`;
}

/** Return where on `box` a line to `other` leaves it: its middle, or of a long box the place nearest to `other`. */
function towards(box, other) {
  const inset = Math.min(24, (box.right - box.left) / 2);
  const middle = (other.left + other.right) / 2;
  return Math.min(Math.max(middle, box.left + inset), box.right - inset);
}
