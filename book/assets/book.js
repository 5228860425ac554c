// Whatever is wider than the page scrolls inside itself; make that reachable by keyboard.
(function () {
  "use strict";

  var WIDE = "article div.math, article table";

  function scroller(element) {
    return element.tagName === "TABLE" ? element.parentElement : element;
  }

  function mark() {
    document.querySelectorAll(WIDE).forEach(function (element) {
      var box = scroller(element);
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        if (!box.hasAttribute("role")) {
          box.setAttribute("role", "group");
          box.setAttribute("aria-label", element === box ? "Equation" : "Table");
        }
      } else {
        box.removeAttribute("tabindex");
      }
    });
  }

  window.addEventListener("load", function () {
    document.fonts.ready.then(mark);
    window.addEventListener("resize", mark);
  });
})();
