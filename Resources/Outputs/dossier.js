// Marks the words that an item rests on in the source text, and filters the items. The page reads without it.
// Licence: Apache-2.0.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const pane = document.querySelector(".source");
  let marked = [];
  const back = document.querySelector(".back");
  let opener = null;

  const clear = () => {
    for (const element of marked) element.classList.remove("on");
    marked = [];
    if (opener) opener.removeAttribute("aria-current");
  };

  // An item's link carries the report and the code points: data-at="r1 12 40 52 60" are two spans.
  const show = (link) => {
    clear();
    const [report, ...numbers] = link.dataset.at.split(" ");
    const article = document.getElementById(report);
    if (!article) return;
    for (const piece of article.querySelectorAll("[data-s]")) {
      const start = Number(piece.dataset.s);
      const end = Number(piece.dataset.e);
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        if (start >= Number(numbers[index]) && end <= Number(numbers[index + 1])) {
          piece.classList.add("on");
          marked.push(piece);
          break;
        }
      }
    }
    opener = link;
    if (back) back.hidden = false;
    link.setAttribute("aria-current", "true");
    if (marked.length) bringIntoView(marked[0]);
  };

  // Beside the record the pane scrolls and the page stays; below it the page goes there.
  const bringIntoView = (piece) => {
    if (getComputedStyle(pane).overflowY !== "auto") {
      piece.scrollIntoView({ block: "center" });
      return;
    }
    const offset = piece.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTo({ top: pane.scrollTop + offset - pane.clientHeight / 3 });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-at]");
    if (!link) return;
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    show(link);
    if (event.detail === 0 && pane) pane.focus({ preventScroll: true });
  });

  const goBack = () => {
    if (!opener) return;
    const item = opener;
    clear();
    opener = null;
    if (back) back.hidden = true;
    item.scrollIntoView({ block: "center" });
    item.focus({ preventScroll: true });
  };
  if (back) back.addEventListener("click", goBack);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") goBack();
  });

  const field = document.getElementById("filter");
  if (field) {
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const item of document.querySelectorAll("[data-item]")) {
        const text = item.textContent.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
      }
    });
  }

  if (location.hash.length > 1) {
    const link = document.querySelector(`a[data-at][href="${CSS.escape(location.hash).replace("\\#", "#")}"]`);
    if (link) show(link);
  }
})();
