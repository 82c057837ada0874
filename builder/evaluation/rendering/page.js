"use strict";
const cards = [...document.querySelectorAll(".card")];
const kinds = [...document.querySelectorAll("input[name=kind]")];
const system = document.getElementById("system"), words = document.getElementById("words");
function filter() {
  const wanted = new Set(kinds.filter(box => box.checked).map(box => box.value));
  const sought = words.value.toLowerCase();
  let count = 0;
  for (const card of cards) {
    const fits = (!system.value || card.dataset.system === system.value)
      && card.dataset.kinds.split("|").some(kind => wanted.has(kind))
      && (!sought || card.textContent.toLowerCase().includes(sought));
    card.hidden = !fits;
    count += fits;
  }
  document.getElementById("shown").textContent = `${count} of ${cards.length} shown`;
}
document.querySelector("form").addEventListener("input", filter);
document.querySelector("form").addEventListener("submit", event => event.preventDefault());
for (const [id, on] of [["none", false], ["all", true]]) {
  document.getElementById(id).addEventListener("click", () => { kinds.forEach(box => { box.checked = on; }); filter(); });
}
filter();
