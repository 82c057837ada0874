"use strict";

/** Where words begin and end in a text, and where on the page an offset of it is. */
class Words {
  constructor(text, language) {
    let words;
    try {
      words = new Intl.Segmenter(language ?? "en", { granularity: "word" });
    } catch {
      words = new Intl.Segmenter("en", { granularity: "word" }); // The article's language is no language.
    }
    this.starts = [];
    this.ends = [];
    for (const { segment, index, isWordLike } of words.segment(text)) {
      if (!isWordLike && !/\S/.test(segment)) continue;
      this.starts.push(index);
      this.ends.push(index + segment.length);
    }
  }

  /** Return the next start of a word after (`step` 1) or before (-1) `offset`; `offset` where there is none. */
  start(offset, step) {
    return Words.#next(this.starts, offset, step);
  }

  /** Return the next end of a word after or before `offset`. */
  end(offset, step) {
    return Words.#next(this.ends, offset, step);
  }

  static #next(places, offset, step) {
    if (step > 0) return places.find((place) => place > offset) ?? offset;
    return places.findLast((place) => place < offset) ?? offset;
  }
}

/** Return the offset in the text of `element` (textContent) of a place in the document; null where it is outside. */
function offsetIn(element, node, within) {
  if (!element.contains(node)) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, within);
  return range.toString().length;
}

/** Return the offset in the text of `element` that is under a point of the window. */
function offsetAt(element, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return offsetIn(element, caret.offsetNode, caret.offset);
  const range = document.caretRangeFromPoint?.(x, y); // Safari has only this.
  return range ? offsetIn(element, range.startContainer, range.startOffset) : null;
}

/** Return the range of the document that is `[start, end)` of the text of `element`. */
function rangeOf(element, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let begun = false;
  while (walker.nextNode()) {
    const { length } = walker.currentNode;
    if (!begun && start < before + length) {
      range.setStart(walker.currentNode, start - before);
      begun = true;
    }
    if (begun && end <= before + length) {
      range.setEnd(walker.currentNode, end - before);
      return range;
    }
    before += length;
  }
  return range;
}

/** Return the stretch of the text of `element` that is selected, without white space around it; null without one. */
function selectedIn(element) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  let start = offsetIn(element, range.startContainer, range.startOffset);
  let end = offsetIn(element, range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const words = element.textContent.slice(start, end);
  start += words.length - words.trimStart().length;
  end -= words.length - words.trimEnd().length;
  return start < end ? { start, end } : null;
}
