"use strict";

/**
 * An extent under change: its parts are marked, and each end is a handle to drag or to move by keys.
 *
 * `spans` are the parts to begin with; `onKeep(spans)` and `onLeave()` are called when it ends. Keys: left and right
 * move the end that has the focus by a word, with Shift by a character; Tab goes to the next; Enter keeps, Escape
 * leaves.
 */
class Extent {
  static HIGHLIGHT = "extent";

  constructor(element, words, spans, { onKeep, onLeave }) {
    this.element = element;
    this.words = words;
    this.length = element.textContent.length;
    this.edges = spans.flatMap(({ start, end }) => [start, end]);
    this.onKeep = onKeep;
    this.onLeave = onLeave;
    this.handles = this.edges.map((_, index) => this.#handle(index));
    this.layer = h("div", { class: "handles", role: "group", "aria-label": "Ends of the quotation" }, ...this.handles);
    element.append(this.layer);
    this.layer.addEventListener("keydown", (event) => this.#key(event));
    this.watching = new ResizeObserver(() => this.#draw());
    this.watching.observe(element);
    this.#draw();
    this.handles.at(-1).focus({ preventScroll: true });
    this.handles.at(-1).scrollIntoView({ block: "nearest" });
  }

  /** The parts as they are now. */
  get spans() {
    return this.edges.flatMap((edge, index) => (index % 2 ? [] : [{ start: edge, end: this.edges[index + 1] }]));
  }

  /** End, and take the handles away. */
  leave() {
    this.watching.disconnect();
    this.layer.remove();
    CSS.highlights.delete(Extent.HIGHLIGHT);
  }

  #handle(index) {
    const side = index % 2 ? "end" : "start";
    const name = this.edges.length > 2 ? `${side} of part ${(index >> 1) + 1}` : side;
    const handle = h("span", {
      class: `handle ${side}`,
      role: "slider",
      tabindex: "0",
      "aria-label": name,
      "aria-valuemin": 0,
      "aria-valuemax": this.length,
    });
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.focus({ preventScroll: true });
      handle.setPointerCapture(event.pointerId);
      handle.classList.add("dragged");
    });
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const offset = offsetAt(this.element, event.clientX, event.clientY);
      if (offset !== null) this.#move(index, offset);
    });
    handle.addEventListener("pointerup", () => handle.classList.remove("dragged"));
    return handle;
  }

  #key(event) {
    const index = this.handles.indexOf(event.target);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      const [edge, side] = [this.edges[index], index % 2 ? "end" : "start"];
      this.#move(index, event.shiftKey ? edge + step : this.words[side](edge, step));
    } else if (event.key === "Enter") this.onKeep(this.spans);
    else if (event.key === "Escape") this.onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Move an end, never past its neighbours. */
  #move(index, offset) {
    const least = index ? this.edges[index - 1] + (index % 2) : 0;
    const most = index + 1 < this.edges.length ? this.edges[index + 1] - (index % 2 ? 0 : 1) : this.length;
    this.edges[index] = Math.min(Math.max(offset, least), most);
    this.#draw();
  }

  #draw() {
    const ranges = this.spans.map(({ start, end }) => rangeOf(this.element, start, end));
    CSS.highlights.set(Extent.HIGHLIGHT, new Highlight(...ranges));
    const origin = this.element.getBoundingClientRect();
    this.handles.forEach((handle, index) => {
      const boxes = [...ranges[index >> 1].getClientRects()].filter(({ width }) => width > 0);
      const box = boxes.at(index % 2 ? -1 : 0);
      if (!box) return;
      handle.style.left = `${(index % 2 ? box.right : box.left) - origin.left}px`;
      handle.style.top = `${box.top - origin.top}px`;
      handle.style.height = `${box.height}px`;
      const { start, end } = this.spans[index >> 1];
      handle.setAttribute("aria-valuenow", this.edges[index]);
      handle.setAttribute("aria-valuetext", this.element.textContent.slice(start, end));
    });
  }
}
