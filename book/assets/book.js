// Whatever is wider than the page scrolls inside itself; make that reachable by keyboard.
(function () {
  "use strict";

  // What may be wide, and what it is called.
  var WIDE = {
    "article div.math": "Equation",
    "article table": "Table",
    "article pre": "Code",
    "article .cell_output > .output": "Output",
  };

  function scroller(element) {
    return element.tagName === "TABLE" ? element.parentElement : element;
  }

  function mark(element, name) {
    var box = scroller(element);
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0;
      if (!box.hasAttribute("role")) {
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", name);
      }
    } else {
      box.removeAttribute("tabindex");
    }
  }

  function markAll() {
    Object.keys(WIDE).forEach(function (kind) {
      document.querySelectorAll(kind).forEach(function (element) {
        mark(element, WIDE[kind]);
      });
    });
  }

  window.addEventListener("load", function () {
    document.fonts.ready.then(markAll);
    window.addEventListener("resize", markAll);
  });
})();
